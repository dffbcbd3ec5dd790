#!/usr/bin/env bash
# Times Wenzhai beside the tools that a reader would use instead, on the same files, in one run.
# Usage: bench.sh PROGRAM LIBRARY
set -euo pipefail
program=$1 library=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config

largest=$(find "$library" -name '*.md' -printf '%s %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
"$program" index -L "$library"
hyperfine --warmup 3 --export-csv "$work/table.csv" --style none -N \
  -n 'less: one file to the screen' "less -F $largest" \
  -n 'wenzhai: first screen with a fresh index' "$program screen $library --size 100x30" \
  -n 'rg -c 机器人' "rg -c 机器人 $library" \
  -n 'wenzhai search --count 机器人' "$program search --count -L $library 机器人" \
  -n 'wenzhai search 机器人 (ranked)' "$program search -L $library 机器人" \
  -n 'wenzhai index with nothing changed' "$program index -L $library" > /dev/null 2>&1
awk -F, 'NR > 1 { printf "%-40s %8.1f ms (median)\n", $1, $4 * 1000 }' "$work/table.csv"
