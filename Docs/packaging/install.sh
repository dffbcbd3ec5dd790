#!/bin/sh
# Usage: install.sh install|uninstall PROGRAM
# Puts the program with its samples, manual and completions below $DESTDIR$PREFIX, or takes them away again.
set -eu
umask 022
# Paths may have spaces; lists below are parted by lines.
IFS='
'
action=$1 program=$2
root=${DESTDIR:-}${PREFIX:?}
share=$root/share
completions="bash:$share/bash-completion/completions/wenzhai
zsh:${DESTDIR:-}${ZSH_COMPLETIONS:-$PREFIX/share/zsh/site-functions}/_wenzhai
fish:$share/fish/vendor_completions.d/wenzhai.fish"
manuals="wenzhai.1:$share/man/man1/wenzhai.1
wenzhai.zh.1:$share/man/zh_CN/man1/wenzhai.1"
# Folders that weren't there before; `uninstall` takes those away that are empty by then, and no others.
made=$share/wenzhai/folders

# make_folder path: with its parents, each noted once, the outer ones first.
make_folder() {
  if [ -d "$1" ]; then return; fi
  make_folder "$(dirname "$1")"
  mkdir "$1"
  new="$new$1
"
}

case $action in
install)
  new=
  make_folder "$root/bin"
  make_folder "$share/wenzhai"
  install -m 755 -s "$program" "$root/bin/wenzhai"
  # Samples of an earlier version don't stay between those of this one.
  rm -rf "$share/wenzhai/Samples"
  cp -R Samples "$share/wenzhai/Samples"
  chmod -R u=rwX,go=rX "$share/wenzhai/Samples"
  for pair in $manuals; do
    make_folder "$(dirname "${pair#*:}")"
    install -m 644 "Docs/${pair%%:*}" "${pair#*:}"
  done
  for pair in $completions; do
    make_folder "$(dirname "${pair#*:}")"
    "$program" completions "${pair%%:*}" > "${pair#*:}"
    chmod 644 "${pair#*:}"
  done
  # Packages know their folders themselves.
  if [ -z "${DESTDIR:-}" ]; then printf %s "$new" >> "$made"; fi
  ;;
uninstall)
  folders=$(sed '1!G;h;$!d' "$made" 2>/dev/null || true)
  rm -rf "$share/wenzhai/Samples"
  rm -f "$root/bin/wenzhai" "$made"
  for pair in $manuals $completions; do rm -f "${pair#*:}"; done
  for folder in "$share/wenzhai" $folders; do rmdir "$folder" 2>/dev/null || true; done
  ;;
esac
