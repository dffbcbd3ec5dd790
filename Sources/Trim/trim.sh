#!/usr/bin/env bash
# Usage: trim.sh program folder [need=archive ...]
#
# Makes an object with what is needed of ICU's data in each archive, and a file `flags` with what the linker has to
# be told: to take the object wherever the whole data are asked for, so that these stay in their archive.
# An archive that isn't there or can't be cut is left to the linker as it is: the program is larger, and the same.
set -eu
program=$1 folder=$2
shift 2

mkdir -p "$folder"
flags=
for pair in "$@"; do
  need=${pair%%=*} archive=${pair#*=}
  [ -f "$archive" ] || continue
  object=$(cd "$folder" && pwd)/$need.o
  # Reading 30 MB takes a moment, and nothing has changed most of the time.
  if [ ! -f "$object" ] || [ "$object" -ot "$archive" ] || [ "$object" -ot "$program" ]; then
    if ! "$program" "$need" "$archive" "$folder" > "$folder/$need.s" || ! as -o "$object" "$folder/$need.s"; then
      echo "The data of $archive stay whole." >&2
      rm -f "$object"
      continue
    fi
    # What was linked with the object before would seem to be done.
    rm -f "$(dirname "$program")/wenzhai"
  fi
  symbol=$(sed -n 's/^\.globl __wrap_//p' "$folder/$need.s")
  flags="$flags -Xlinker --wrap=$symbol -Xlinker $object"
done
echo "$flags" > "$folder/flags"
