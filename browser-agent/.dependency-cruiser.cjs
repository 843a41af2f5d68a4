/**
 * The import direction of this workspace: entries -> agent -> ui and peers -> transport, browser -> messages; and
 * review -> second-look -> detectors, analysis -> rules -> messages.
 */
const peers = ['sitting', 'checks', 'capture', 'detectors', 'rules', 'recorder', 'uploader'];
const ground = ['transport', 'browser'];
const into = (folders) => `^src/(${folders.join('|')})/`;

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'messages-import-nothing',
      severity: 'error',
      from: { path: into(['messages']) },
      to: { path: '^src/', pathNot: into(['messages']) },
    },
    {
      name: 'rules-are-pure',
      comment: 'same observations, same incidents: no DOM, no clock, no network',
      severity: 'error',
      from: { path: into(['rules']), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into(['rules', 'messages']) },
    },
    {
      name: 'ground-knows-no-peer',
      severity: 'error',
      from: { path: into(ground), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into([...ground, 'messages']) },
    },
    ...peers.map((peer) => ({
      name: `${peer}-knows-no-other-peer`,
      comment: 'peers are joined in the agent layer only',
      severity: 'error',
      from: { path: into([peer]), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into([peer, ...ground, 'messages']) },
    })),
    {
      name: 'ui-emits-intents',
      comment: 'views read view models; they neither fetch nor store',
      severity: 'error',
      from: { path: into(['ui']), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into(['ui', 'messages']) },
    },
    {
      name: 'loader-stands-alone',
      severity: 'error',
      from: { path: '^src/loader\\.ts$' },
      to: { path: '.+' },
    },
    {
      name: 'offline-stands-alone',
      severity: 'error',
      from: { path: '^src/offline\\.worker\\.ts$' },
      to: { path: '.+' },
    },
    {
      name: 'launch-stands-alone',
      comment: 'it runs before anybody is signed in',
      severity: 'error',
      from: { path: into(['launch']), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into(['launch']) },
    },
    {
      name: 'agent-is-imported-by-its-entry-only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/agent/', '^src/agent\\.ts$'] },
      to: { path: ['^src/agent/', '^src/agent\\.ts$'] },
    },
    {
      name: 'review-and-agent-are-strangers',
      severity: 'error',
      from: { path: into(['review']) },
      to: { path: into(['agent', ...peers]) },
    },
    {
      name: 'analysis-reads-for-the-rules',
      comment: 'what a sample says is the same live and on a second look',
      severity: 'error',
      from: { path: into(['analysis']), pathNot: '\\.test\\.ts$' },
      to: { path: '^src/', pathNot: into(['analysis', 'rules', 'messages']) },
    },
    {
      name: 'second-look-joins-detectors-and-rules',
      comment: 'it is given a recording, and knows neither the player nor the exam window',
      severity: 'error',
      from: { path: into(['second-look']), pathNot: '\\.test\\.ts$' },
      to: {
        path: '^src/',
        pathNot: into(['second-look', 'analysis', 'detectors', 'rules', ...ground, 'messages']),
      },
    },
    {
      name: 'tests-are-not-imported',
      severity: 'error',
      from: { pathNot: ['\\.test\\.ts$', '^src/testing/'] },
      to: { path: ['\\.test\\.ts$', '^src/testing/'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.scss', '.css'] },
  },
};
