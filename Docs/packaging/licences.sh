#!/bin/sh
# Usage: licences.sh MAP FOLDER
# Gathers the licences of all that is linked into the program. MAP is the linker's, which tells of which archives it
# took something; the texts are those that came with the archives, the Swift packages and the Swift toolchain.
# What has no text here is named on standard error, and the end is a failure: no package without them.
set -eu
map=$1 folder=$2
# `swift` may be a link, or a program that chooses one; the compiler knows where its own files are.
swift=$("${SWIFT:-swift}c" -print-target-info | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')/../../share/swift
missing=

mkdir -p "$folder"
# Members stand as `archive(member)` in the first column, until the linker goes on to other things.
archives=$(sed -n 's/^\(\/[^ ()]*\.a\)(.*/\1/p' "$map" | sort -u | xargs -r readlink -f | sort -u)
[ -n "$archives" ] || missing=" anything in $map"
for archive in $archives; do
  case $archive in
  */swift_static/*) continue ;;
  esac
  package=$(dpkg-query -S "$archive" 2>/dev/null | sed -n '1s/:.*//p')
  text=/usr/share/doc/$package/copyright
  if [ -n "$package" ] && [ -f "$text" ]; then
    cp -L "$text" "$folder/$package.txt"
  else
    missing="$missing $archive"
  fi
done

for checkout in .build/checkouts/*/; do
  name=$(basename "$checkout")
  text=$(find "$checkout" -maxdepth 1 -name 'LICENSE*' | head -n 1)
  if [ -n "$text" ]; then cp "$text" "$folder/$name.txt"; else missing="$missing $name"; fi
done
# TOMLKit carries toml++ in one header, which has its licence in a comment on top.
sed -n '/^\/\/ MIT License/,/^\/\/---/{/^\/\/---/d;s/^\/\/ \{0,1\}//p;}' \
  .build/checkouts/TOMLKit/Sources/CTOML/Sources/toml.hpp > "$folder/tomlplusplus.txt"
[ -s "$folder/tomlplusplus.txt" ] || missing="$missing toml++"
if [ -f "$swift/LICENSE.txt" ]; then
  cp "$swift/LICENSE.txt" "$folder/swift.txt"
else
  missing="$missing Swift"
fi

chmod 644 "$folder"/*
if [ -n "$missing" ]; then
  echo "No licence was found for:$missing" >&2
  exit 1
fi
