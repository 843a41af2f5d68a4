import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [
    {
      name: 'packed-models-by-name',
      resolveId: (id) => (id.startsWith('packed:') ? `\0${id}.address` : null),
      load: (id) =>
        id.startsWith('\0packed:') ? `export default '${id.slice(8, -'.address'.length)}';` : null,
    },
  ],
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
    restoreMocks: true,
    testTimeout: 20_000,
  },
});
