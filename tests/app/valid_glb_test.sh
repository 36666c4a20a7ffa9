#!/usr/bin/env bash
# The exported body with all muscles, judged by the Khronos glTF validator: no error, no warning.
#   valid_glb_test.sh KNOTMAP VALIDATOR      VALIDATOR: folder of the npm package gltf-validator
set -u
knotmap=$1 validator=$2
if ! command -v node >/dev/null; then
  echo "SKIPPED: the validator needs Node.js, which is not installed"
  exit 77
fi
if [ ! -e "$validator/package.json" ]; then
  echo "FAILED: no validator in $validator; ./test fetches it, or 'npm ci' by hand"
  exit 1
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for body in man woman; do
  "$knotmap" export --body "$body" --output "$work/$body.glb" || exit 1
done
node - "$validator" "$work/man.glb" "$work/woman.glb" <<'JS'
const fs = require('fs');
const validator = require(process.argv[2]);

async function judge(file) {
  const report = await validator.validateBytes(new Uint8Array(fs.readFileSync(file)));
  const {numErrors, numWarnings, messages} = report.issues;
  for (const m of messages.filter((m) => m.severity < 2).slice(0, 20))
    console.log(`FAILED: ${m.code} at ${m.pointer}: ${m.message}`);
  const {totalTriangleCount, drawCallCount} = report.info;
  console.log(`${drawCallCount} objects, ${totalTriangleCount} triangles, ` +
              `${numErrors} errors, ${numWarnings} warnings`);
  // Fewer would mean that the muscles were left out.
  return numErrors === 0 && numWarnings === 0 && drawCallCount > 150;
}

(async () => {
  let good = true;
  for (const file of process.argv.slice(3)) good = (await judge(file)) && good;
  process.exit(good ? 0 : 1);
})();
JS
