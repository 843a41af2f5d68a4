import { resolve } from 'node:path';
import { defineConfig } from 'vite';

/** The loader runs inside somebody else's page: one classic script, no imports, no globals. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: 'dist',
    emptyOutDir: false,
    // Older targets make the bundler put helpers outside the function, as globals of somebody else's page.
    target: 'es2022',
    lib: {
      entry: resolve('src/loader.ts'),
      formats: ['iife'],
      name: 'vigilLoader',
      fileName: () => 'loader.js',
    },
  },
});
