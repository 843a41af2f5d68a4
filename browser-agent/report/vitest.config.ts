import { defineConfig } from 'vitest/config';

/** The error report is no test: it is run by its own command. */
export default defineConfig({ test: { include: ['report/**/*.report.ts'], environment: 'node' } });
