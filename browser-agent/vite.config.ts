import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** Pages name the entries by fixed addresses (`/assets/agent.js`); only what they load themselves is hashed. */
export default defineConfig({
  base: './',
  publicDir: false,
  css: {
    preprocessorOptions: {
      // Bootstrap 5.3 is still written with @import; its own deprecations are not ours to mend.
      scss: {
        quietDeps: true,
        silenceDeprecations: ['import', 'global-builtin', 'color-functions'],
      },
    },
  },
  worker: { format: 'es', rollupOptions: { output: { entryFileNames: 'workers/[name]-[hash].js' } } },
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
