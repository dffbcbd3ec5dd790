#!/bin/sh
# Usage: try.sh DEB TARBALL
# Installs, runs and removes the package in fresh Debian systems, runs the other one where there is nothing else, and
# says what came out. Needs root, for chroot. MIRROR says where Debian comes from, else it is where this system has
# its packages from; SUITES, which ones. A system is kept in .build/try, for the next time.
set -u
umask 022
# What is mounted here is seen by nobody else, and ends with this process.
if [ -z "${WENZHAI_TRY:-}" ]; then WENZHAI_TRY=1 exec unshare --mount "$0" "$@"; fi
deb=$1 tarball=$2
: "${SUITES:=bookworm trixie}"
# shellcheck disable=SC2016
: "${MIRROR:=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' 'Label: Debian' | head -n 1)}"
kept=$PWD/.build/try
mkdir -p "$kept"
work=$(mktemp -d "$kept/root.XXXXXX")
trap 'close; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
failed=0

chroot=$(command -v chroot)
# What every Linux has besides files: without /proc Swift ends the program, and `script` asks for a terminal.
open() {
  mkdir -p "$work/root/proc" "$work/root/dev" "$work/root/tmp"
  mount -t proc proc "$work/root/proc"
  mount -t tmpfs -o mode=755 tmpfs "$work/root/dev"
  mkdir "$work/root/dev/pts"
  mount -t devpts -o newinstance,ptmxmode=666 devpts "$work/root/dev/pts"
  ln -s pts/ptmx "$work/root/dev/ptmx"
  mknod -m 666 "$work/root/dev/null" c 1 3
  mknod -m 666 "$work/root/dev/tty" c 5 0
  mknod -m 666 "$work/root/dev/urandom" c 1 9
}
close() {
  for folder in dev/pts dev proc; do
    if mountpoint -q "$work/root/$folder"; then umount "$work/root/$folder" || umount -l "$work/root/$folder"; fi
  done
  rm -rf --one-file-system "$work/root"
}

# expect WORDS COMMAND...: says whether it succeeds; what it printed, if not.
expect() {
  words=$1
  shift
  if output=$("$@" 2>&1); then
    echo "  holds  $words"
  else
    echo "  FAILS  $words"
    echo "$output" | tail -n 15 | sed 's/^/         /'
    failed=1
  fi
}

# In the system, as a user who has nothing yet, and in no language.
inside() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/tmp/home "$chroot" "$work/root" "$@"; }
shell() { inside sh -c "$1"; }

# Every file with its kind, rights, owner, content or aim. What dpkg writes about itself is its own.
files() {
  (
    cd "$work/root" || exit
    set -- . -xdev \( -path ./proc -o -path ./sys -o -path ./dev -o -path ./tmp -o -path ./var/lib/dpkg \
      -o -path ./var/log \) -prune -o
    find "$@" -printf '%y %m %U:%G %p %l\n'
    find "$@" -type f -exec md5sum {} +
  ) | LC_ALL=C sort
}

system() {
  suite=$1
  if [ ! -f "$kept/$suite.tar" ]; then
    echo "  Debian $suite is fetched ..."
    if ! debootstrap --variant=minbase "$suite" "$work/root" "$MIRROR" > "$kept/$suite.log" 2>&1; then
      echo "  FAILS  debootstrap of $suite; the end of its report:"
      tail -n 5 "$kept/$suite.log" | sed 's/^/         /'
      failed=1
      return 1
    fi
    tar -C "$work/root" -cf "$kept/$suite.tar.new" . && mv "$kept/$suite.tar.new" "$kept/$suite.tar"
    rm -rf "$work/root"
  fi
  mkdir "$work/root"
  tar -C "$work/root" -xpf "$kept/$suite.tar"
  open
}

# What a new user does first, with the program at this place.
use() {
  expect "--version is $version" test "$(inside "$1" --version 2>&1)" = "$version"
  expect "list shows the samples" shell "$1 list | grep -q 潮水"
  expect "search finds Chinese" shell "$1 search 潮水 | grep -q 潮水"
  expect "search finds pinyin" shell "$1 search jqr | grep -q 机器人"
  expect "search finds traditional characters" shell "$1 search 機器人 | grep -q 机器人"
  expect "screen paints a frame" shell "$1 screen --size 80x24 | grep -q 潮水"
  expect "trend counts" shell "$1 trend 机器人"
}

version=$(dpkg-deb --field "$deb" Version)
echo "$(basename "$deb"), $(stat -c %s "$deb") bytes"
for suite in $SUITES; do
  echo "Debian $suite"
  system "$suite" || continue
  files > "$work/before"
  cp "$deb" "$work/root/tmp/wenzhai.deb"
  expect "installs" inside dpkg -i /tmp/wenzhai.deb
  expect "depends on nothing that isn't there" shell 'dpkg --audit | { ! grep -q .; }'
  use wenzhai
  expect "the reader opens in a terminal and ends on q" \
    shell '{ sleep 2; printf q; sleep 1; } | TERM=xterm-256color timeout 20 script -qec wenzhai /tmp/typed &&
      grep -q 潮水 /tmp/typed'
  expect "manual in English and Chinese" shell '
    gzip -dc /usr/share/man/man1/wenzhai.1.gz | grep -q "^.TH WENZHAI" &&
    gzip -dc /usr/share/man/zh_CN/man1/wenzhai.1.gz | grep -q "^.TH WENZHAI"'
  expect "completions for bash, zsh and fish" shell '
    cd /usr/share && test -s bash-completion/completions/wenzhai && test -s zsh/vendor-completions/_wenzhai &&
    test -s fish/vendor_completions.d/wenzhai.fish && bash -n bash-completion/completions/wenzhai'
  expect "licences of what is linked" shell '
    cd /usr/share/doc/wenzhai && grep -q MIT copyright && test "$(ls licences | wc -l)" -gt 15'
  expect "files are as the package says" inside dpkg --verify wenzhai
  expect "is removed" inside dpkg --purge wenzhai
  files > "$work/after"
  expect "nothing is left" diff "$work/before" "$work/after"
  close
done

echo "$(basename "$tarball"), $(stat -c %s "$tarball") bytes"
name=$(basename "$tarball" .tar.xz)
# bare: a root with no file but those of the archive.
bare() {
  close
  open
  tar -C "$work/root" -xf "$tarball"
}
alone() { env -i HOME=/tmp/home "$chroot" "$work/root" "/$name/bin/wenzhai" "$@"; }
# finds WORD ARGUMENTS...: the program prints it.
finds() {
  word=$1
  shift
  alone "$@" | grep -q "$word"
}
# Without a locale of the system, or a description of the terminal but its own.
reader() {
  { sleep 2; printf q; sleep 1; } | env -i HOME=/tmp/home TERM=xterm-256color PATH="$PATH" timeout 20 \
    script -qec "$chroot '$work/root' '$1'" "$work/typed" && grep -q 潮水 "$work/typed"
}
echo "A root without any other file"
bare
expect "--version is $version" test "$(alone --version 2>&1)" = "$version"
expect "list shows the samples" finds 潮水 list
expect "search finds Chinese" finds 潮水 search 潮水
expect "search finds traditional characters" finds 机器人 search 機器人
expect "screen paints a frame" finds 潮水 screen --size 80x24
expect "the reader opens in a terminal and ends on q" reader "/$name/bin/wenzhai"
if busybox=$(command -v busybox) && ! readelf -l "$busybox" | grep -q INTERP; then
  echo "A root with busybox"
  bare
  mkdir -p "$work/root/bin" "$work/root/usr/bin" "$work/root/usr/sbin" "$work/root/sbin"
  cp "$busybox" "$work/root/bin/busybox"
  inside_busybox() { env -i HOME=/tmp/home PATH=/bin "$chroot" "$work/root" /bin/busybox "$@"; }
  inside_busybox --install -s /bin
  # Unpacked over the usual folders, as a user would.
  expect "unpacks over /usr/local" inside_busybox sh -c "
    mkdir -p /usr/local && cp -R /$name/. /usr/local/ && rm -rf /$name"
  inside() { env -i HOME=/tmp/home PATH=/bin:/usr/local/bin "$chroot" "$work/root" "$@"; }
  use wenzhai
  expect "the reader opens in a terminal and ends on q" reader /usr/local/bin/wenzhai
fi
if [ "$failed" = 0 ]; then echo "All of it holds."; else echo "Not all of it holds."; fi
exit "$failed"
