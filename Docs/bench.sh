#!/usr/bin/env bash
# Times Wenzhai beside the tools that a reader would use instead, on the same files, in one run.
# Usage: bench.sh PROGRAM [LIBRARY]
# Without LIBRARY, Remix (beside PROGRAM, or $REMIX) makes one of MEGABYTES (31) out of the samples, or out of
# the digests below WENZHAI_CORPUS, and it goes away afterwards.
set -euo pipefail
# Whatever the language of the machine: points in numbers, and one order of words.
export LC_ALL=C.UTF-8
program=${1:?usage: bench.sh PROGRAM [LIBRARY]}
library=${2:-}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A reader's own index, settings and places stay as they are.
export XDG_CACHE_HOME=$work/cache XDG_STATE_HOME=$work/state XDG_CONFIG_HOME=$work/config

if [ -z "$library" ]; then
  library=$work/library
  "${REMIX:-$(dirname "$program")/Remix}" \
    "${WENZHAI_CORPUS:-$here/../Samples}" "$library" --megabytes "${MEGABYTES:-31}"
  echo
fi

# hyperfine splits commands as a shell does, even when it starts none.
quote() { sed "s/'/'\\\\''/g; s/^/'/; s/\$/'/" <<< "$1"; }
wenzhai=$(quote "$program") folder=$(quote "$library")

# time_all NAME COMMAND [NAME COMMAND]...: a row of medians each, with their ratio to the first if that is rg's.
# Names are without commas, for the sake of CSV.
# A search without hits fails, which is no fault here; faults were seen before, see hits.
time_all() {
  local arguments=(-N -i --style none --export-csv "$work/table.csv" "${options[@]}")
  while [ $# -gt 0 ]; do
    arguments+=(-n "$1" "$2")
    shift 2
  done
  hyperfine "${arguments[@]}" > "$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  awk -F, '
    NR == 2 && $1 ~ /^rg / { base = $4 }
    NR > 1 && base { printf "%10.1f ms %8.2f  %s\n", $4 * 1000, $4 / base, $1 }
    NR > 1 && !base { printf "%10.1f ms %8s  %s\n", $4 * 1000, "", $1 }' "$work/table.csv"
}

# How many entries have the words: 1 is grep's “none”, more is a fault.
hits() {
  local status=0
  "$program" search --count -L "$library" "$@" || status=$?
  [ "$status" -le 1 ]
}

# searches WHAT WORD...
searches() {
  local what=$1 patterns="" words="" word count
  shift
  for word in "$@"; do
    patterns+=" -e $(quote "$word")"
    words+=" $(quote "$word")"
  done
  count=$(hits "$@")
  printf '\n%-13s %8s  %s: %s (entries: %s)\n' "" "× rg" "$what" "$*" "$count"
  # Of two words rg counts the lines with either; it has no entries to find both in.
  time_all \
    "rg -c" "rg -c$patterns $folder" \
    "search --count" "$wenzhai search --count -L $folder$words" \
    "search --limit 20" "$wenzhai search --limit 20 -L $folder$words" \
    "search: all of them by rank" "$wenzhai search -L $folder$words"
}

# Of the short clauses of the largest digest, one that the library has fewest of.
rare_word() {
  rg -oNI -r '$1' '[^\p{Han}](\p{Han}{3,4})[^\p{Han}]' "$largest" | sort -u | awk 'NR % 3 == 1' \
    | awk 'NR <= 200' > "$work/candidates" || true
  [ -s "$work/candidates" ] || return 0
  rg -oNIF -g '*.md' -f "$work/candidates" "$library" | sort | uniq -c | sort -k1,1n -k2 \
    | awk 'NR == 1 { print $2 }'
}

read -r files bytes < <(find "$library" -name '*.md' -printf '%s\n' | awk '{ n++; s += $1 } END { print n + 0, s + 0 }')
[ "$files" -gt 0 ] || { echo "$library: no digests" >&2; exit 1; }
largest=$(find "$library" -name '*.md' -printf '%s %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
# Indexing gigabytes takes its time.
runs=$((bytes > 200000000 ? 2 : 5))

echo "$("$program" --version), $(rg --version | awk 'NR == 1'), $(nproc) processors"
echo "$files files, $((bytes / 1000000)) MB"
printf '\n%13s %8s\n' "median" ""
options=(--runs "$runs" --prepare "rm -rf $(quote "$work/cache")")
time_all "index from nothing" "$wenzhai index -L $folder"
# The last of these runs left its index, which is fresh from here on.
options=(--warmup 3)
time_all \
  "index with nothing changed" "$wenzhai index -L $folder" \
  "first screen with a fresh index" "$wenzhai screen $folder --size 100x30" \
  "less: one file to the screen" "less -F $(quote "$largest")"
index=$(find "$work/cache" -type f -printf '%s\n' | awk '{ s += $1 } END { print s + 0 }')
awk -v i="$index" -v t="$bytes" 'BEGIN { printf "%10.1f MB %8s  index, %.2f of the text\n", i / 1e6, "", i / t }'

searches "many hits" 机器人
rare=$(rare_word)
[ -z "$rare" ] || searches "a rare word" "$rare"
searches "a Latin word" VLA
searches "two words" 机器人 强化学习

# In process, on the same index: typesetting, keys, letters typed into the search.
in_process=$(dirname "$program")/Benchmarks
if [ -x "$in_process" ]; then
  echo
  "$in_process" "$library"
fi
