import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { defineConfig, type Plugin } from 'vite';

/** The runtime of the models is 9 MB, 2.5 when packed: packed once here, not for every student. */
const packModels: Plugin = {
  name: 'pack-models',
  closeBundle() {
    for (const name of readdirSync('dist/media').filter((file) => /\.(wasm|tflite)$/.test(file))) {
      const bytes = readFileSync(`dist/media/${name}`);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: 9,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      };
      writeFileSync(`dist/media/${name}.br`, brotliCompressSync(bytes, { params }));
    }
  },
};

/** Pages name the entries by fixed addresses (`/assets/agent.js`); only what they load themselves is hashed. */
export default defineConfig({
  base: './',
  publicDir: false,
  plugins: [packModels],
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 is still written with @import; its own deprecations are not ours to mend.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
      },
    },
  },
  worker: {
    format: 'es',
    rollupOptions: {
      output: { entryFileNames: 'workers/[name]-[hash].js', assetFileNames: 'media/[name]-[hash][extname]' },
    },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'chrome110',
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
