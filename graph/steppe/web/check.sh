#!/bin/sh
# Checks the types, builds again in a folder aside, and compares with dist/ byte for byte.
set -eu
cd "$(dirname "$0")"
node_modules/.bin/tsc --noEmit
aside=$(mktemp -d)
trap 'rm -rf "$aside"' EXIT
node build.mjs "$aside"
diff -r "$aside" dist
(cd dist && sha256sum --check --quiet HASHES.txt)
if grep -rnE '.{300,}' src; then echo "a line of src is too long" >&2; exit 1; fi
for file in $(find src -name '*.ts'); do
  if [ "$(wc -l < "$file")" -gt 300 ]; then echo "$file is longer than 300 lines" >&2; exit 1; fi
done
echo "dist is what src and the pinned packages make"
