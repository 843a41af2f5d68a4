import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';
import { packedModels } from './src/detectors/models/model-files.ts';

/** The runtime of the models is 9 MB, 2.5 when packed: packed once here, not for every student. */
const packModels: Plugin = {
  name: 'pack-models',
  closeBundle() {
    for (const name of readdirSync('dist/media').filter((file) =>
      /\.(wasm|tflite|onnx|bin|json)$/.test(file),
    )) {
      const bytes = readFileSync(`dist/media/${name}`);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      writeFileSync(`dist/media/${name}.br`, brotliCompressSync(bytes, { params }));
    }
  },
};

/** Takes a model out of its package, also out of one file with others: `packed:name` is the address of it alone. */
export const packedModel = (): Plugin => ({
  name: 'packed-model',
  // The end keeps the name from looking like a file whose content is wanted, as JSON's would be.
  resolveId: (id) => (id.startsWith('packed:') ? `\0${id}.address` : null),
  load(id) {
    const model = packedModels.find(({ name }) => id === `\0packed:${name}.address`);
    if (!model) {
      return null;
    }
    const { package: from, path, name, offset = 0, bytes } = model;
    const source = readFileSync(`node_modules/${from}/${path}`).subarray(offset, offset + bytes);
    const file = this.emitFile({ type: 'asset', name, source });
    return `export default import.meta.ROLLUP_FILE_URL_${file};`;
  },
});

/** How workers and their models are built, also where they are measured. */
export const buildOptions = {
  target: 'chrome110',
  worker: {
    format: 'es' as const,
    plugins: () => [packedModel()],
    rollupOptions: {
      output: {
        entryFileNames: 'workers/[name]-[hash].js',
        chunkFileNames: 'workers/[name]-[hash].js',
        assetFileNames: 'media/[name]-[hash][extname]',
      },
    },
  },
};

/** Pages name the entries by fixed addresses (`/assets/agent.js`); only what they load themselves is hashed. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [packedModel(), packModels],
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 is still written with @import; its own deprecations are not ours to mend.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
      },
    },
  },
  worker: buildOptions.worker,
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: buildOptions.target,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    cssCodeSplit: true,
    rollupOptions: {
      input: {
        agent: resolve('src/agent/index.ts'),
        launch: resolve('src/launch/index.ts'),
        offline: resolve('src/offline.worker.ts'),
        review: resolve('src/review/index.ts'),
        site: resolve('src/site/index.ts'),
        verify: resolve('src/verify/index.ts'),
      },
      output: {
        entryFileNames: '[name].js',
        chunkFileNames: 'chunks/[name]-[hash].js',
        assetFileNames: (asset) =>
          asset.names.some((name) => name.endsWith('.css'))
            ? '[name][extname]'
            : 'media/[name]-[hash][extname]',
      },
    },
  },
});
