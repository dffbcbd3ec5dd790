#!/bin/sh
# Usage: tarball.sh PROGRAM MAP
# Packs the program, which needs no library, with what belongs to it, in .build/packages, and prints the path. The
# same program, commit and tools give the same bytes.
set -eu
umask 022
program=$1 map=$2
here=Docs/packaging
packages=.build/packages
name=wenzhai-$("$program" --version)-linux-$(uname -m)
root=$packages/root
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"

if readelf -l "$program" | grep -q INTERP; then
  echo "This program needs shared libraries, and wouldn't run elsewhere: see Docs/packaging.md." >&2
  exit 1
fi

rm -rf "$root"
mkdir -p "$root"
DESTDIR=$root PREFIX=/$name $here/install.sh install "$program"
# Elsewhere the C library may have no locale that this one understands, and small systems know no terminal.
share=$root/$name/share/wenzhai
install -D -m 644 /usr/lib/locale/C.utf8/LC_CTYPE "$share/locale/C.utf8/LC_CTYPE"
for type in xterm-256color tmux-256color screen-256color linux; do
  entry=$(printf %.1s "$type")/$type
  for folder in /lib/terminfo /usr/share/terminfo; do
    if [ -f "$folder/$entry" ]; then
      install -D -m 644 "$folder/$entry" "$share/terminfo/$entry"
      break
    fi
  done
done
doc=$root/$name/share/doc/wenzhai
mkdir -p "$doc"
cat $here/copyright LICENSE > "$doc/copyright"
$here/licences.sh "$map" "$doc/licences"
# Other systems don't have the texts that Debian's packages only name.
mkdir "$doc/licences/common"
cat "$doc"/licences/*.txt "$doc/copyright" | grep -o '/usr/share/common-licenses/[A-Z][A-Za-z]*[-.0-9]*[0-9]' |
  sort -u | while read -r text; do
    if [ -f "$text" ]; then cp -L "$text" "$doc/licences/common/"; fi
  done
# The LGPL 3 is a supplement to the GPL 3.
for text in LGPL-2.1 LGPL-3 GPL-3; do cp -L "/usr/share/common-licenses/$text" "$doc/licences/common/"; done
cp Docs/changes.md "$doc/NEWS.md"
chmod -R u=rwX,go=rX "$root"

tar -C "$root" --sort=name --mtime="@$SOURCE_DATE_EPOCH" --owner=0 --group=0 --numeric-owner --format=gnu -cf - \
  "$name" | xz -T1 > "$packages/$name.tar.xz"
rm -rf "$root"
echo "$packages/$name.tar.xz"
