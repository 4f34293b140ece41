# What the scripts here share. Source it with the repository's root as the current folder.

say() { printf '\n== %s\n' "$*" >&2; }
note() { printf '   %s\n' "$*" >&2; }
die() {
  printf '\nMissing: %s\n' "$*" >&2
  exit 1
}
have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif have sudo; then
    sudo "$@"
  else
    die "the right to install packages (neither root nor sudo). Have someone run: $*"
  fi
}

# apt_install PACKAGE…: installs those that are not there; says which, and which it cannot find.
apt_install() {
  local missing=() package
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} = 0 ] && return
  have apt-get || die "packages ${missing[*]} (this is neither Debian nor Ubuntu: install them by hand, see README.md)"
  note "apt-get install ${missing[*]}"
  if [ -z "${FACTS_APT_UPDATED:-}" ]; then
    as_root apt-get -q update >/dev/null || note "the package lists could not be refreshed; going on with those there are"
    export FACTS_APT_UPDATED=1
  fi
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends install "${missing[@]}" >/tmp/facts-apt.$$ 2>&1 || {
    tail -20 /tmp/facts-apt.$$ >&2
    rm -f /tmp/facts-apt.$$
    die "packages ${missing[*]} (apt-get could not install them)"
  }
  rm -f /tmp/facts-apt.$$
}

# checked SUM FILE: whether the file has that SHA-256 or SHA-512 sum (told apart by length).
checked() {
  local tool=sha256sum
  [ ${#1} = 128 ] && tool=sha512sum
  echo "$1  $2" | $tool --check --status
}

jobs_here() { nproc 2>/dev/null || echo 2; }
