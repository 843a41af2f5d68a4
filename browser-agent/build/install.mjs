// Runs `npm ci` only when package-lock.json changed since the last install, so that a warm Maven build stays short.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const receipt = 'node_modules/.installed-lock';
const digest = createHash('sha256').update(readFileSync('package-lock.json')).digest('hex');

if (existsSync(receipt) && readFileSync(receipt, 'utf8') === digest) {
  console.log('node_modules is up to date');
} else {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const install = spawnSync(npm, ['ci', '--prefer-offline'], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (install.status !== 0) {
    process.exit(install.status ?? 1);
  }
  writeFileSync(receipt, digest);
}
