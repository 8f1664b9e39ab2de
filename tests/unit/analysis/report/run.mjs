// Bundles the tests of this folder (node reads no TypeScript) and runs them.
// usage: run.mjs FOLDER_WITH_NODE_MODULES
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SKIPPED = 77;
const here = dirname(fileURLToPath(import.meta.url));
const packages = resolve(process.argv[2]);
const require = createRequire(join(packages, 'package.json'));
let esbuild;
try {
  esbuild = require('esbuild');
} catch {
  console.log('the packages of the report are not installed');
  process.exit(SKIPPED);
}
const source = join(here, '../../../../analysis/report');
const types = spawnSync(process.execPath, [require.resolve('typescript/bin/tsc'), '--noEmit', '-p', packages], { stdio: 'inherit' });
const out = mkdtempSync(join(tmpdir(), 'yuyan_report_'));
try {
  const tests = readdirSync(here).filter((name) => name.endsWith('.test.ts'));
  await esbuild.build({ entryPoints: tests.map((name) => join(here, name)), bundle: true, platform: 'node', format: 'esm', outdir: out,
    outExtension: { '.js': '.mjs' }, nodePaths: [join(packages, 'node_modules')], logLevel: 'error', absWorkingDir: source });
  const done = spawnSync(process.execPath, ['--test', ...tests.map((name) => join(out, name.replace('.ts', '.mjs')))], { stdio: 'inherit' });
  process.exitCode = types.status || done.status;
} finally {
  rmSync(out, { recursive: true, force: true });
}
