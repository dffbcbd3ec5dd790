#!/bin/sh
# Usage: deb.sh PROGRAM MAP
# Makes a Debian package of the program in .build/packages, and prints its path. The same program, commit and dpkg
# give the same bytes.
set -eu
umask 022
program=$1 map=$2
if ! command -v dpkg-deb >/dev/null; then
  echo "A package for Debian is made by dpkg-deb, which isn't here: see Docs/packaging.md for other systems." >&2
  exit 1
fi
here=Docs/packaging
version=$("$program" --version)
architecture=$(dpkg --print-architecture)
packages=.build/packages
root=$packages/root
deb=$packages/wenzhai_${version}_$architecture.deb
: "${SOURCE_DATE_EPOCH:=$(git log -1 --format=%ct)}"
: "${MAINTAINER:=The Wenzhai authors <$(git log -1 --format=%ae)>}"
# Compression by several threads depends on how many there are.
export SOURCE_DATE_EPOCH DPKG_DEB_THREADS_MAX=1

if readelf -l "$program" | grep -q INTERP; then
  echo "This program needs shared libraries, and a package of it would have to say which: see Docs/packaging.md." >&2
  exit 1
fi

rm -rf "$root"
mkdir -p "$root"
DESTDIR=$root PREFIX=/usr ZSH_COMPLETIONS=/usr/share/zsh/vendor-completions $here/install.sh install "$program"
find "$root/usr/share/man" -type f -exec gzip -9n {} +

doc=$root/usr/share/doc/wenzhai
mkdir -p "$doc"
cat $here/copyright LICENSE > "$doc/copyright"
$here/licences.sh "$map" "$doc/licences"
gzip -9nc Docs/changes.md > "$doc/NEWS.gz"
gzip -9n > "$doc/changelog.gz" << END
wenzhai ($version) unstable; urgency=medium

  * What came with this version is told in NEWS.gz.

 -- $MAINTAINER  $(date -u -R -d "@$SOURCE_DATE_EPOCH")
END
install -D -m 644 $here/lintian-overrides "$root/usr/share/lintian/overrides/wenzhai"

# In whole blocks of 1024 bytes, and one for every folder, whatever the file system takes for them.
size=$(find "$root" \( -type f -printf '%s\n' -o -type d -printf '1024\n' \) |
  awk '{ total += int(($1 + 1023) / 1024) } END { print total }')
mkdir "$root/DEBIAN"
sed -e "s/@VERSION@/$version/" -e "s/@ARCHITECTURE@/$architecture/" -e "s/@MAINTAINER@/$MAINTAINER/" \
  -e "s/@SIZE@/$size/" $here/control > "$root/DEBIAN/control"
(cd "$root" && find usr -type f | LC_ALL=C sort | xargs -d '\n' md5sum) > "$root/DEBIAN/md5sums"
chmod -R u=rwX,go=rX "$root"
find "$root" -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} +

dpkg-deb --root-owner-group -Zxz --build "$root" "$deb" >&2
rm -rf "$root"
echo "$deb"
