# A private look into the next release of this distribution, for the few things its own release has too old: nothing is
# installed from there, and the system's apt never hears of it. The mirror is the one this machine already uses.
#
#   newer_suite_open PACKAGE   sets $newer_suite to a folder with apt.conf and cache/, whose suite has PACKAGE

newer_suite=$PWD/.deps/apt

newer_suite_open() {
  have apt-get || die "$1 (this is neither Debian nor Ubuntu; see README.md for what to install)"
  local conf=$newer_suite/apt.conf
  if [ ! -f "$newer_suite/ready" ]; then
    . /etc/os-release
    local suites component='main' key mirror
    case $ID in
      debian) suites='trixie forky' key=/usr/share/keyrings/debian-archive-keyring.gpg ;;
      ubuntu) suites='plucky questing resolute' component='main universe' key=/usr/share/keyrings/ubuntu-archive-keyring.gpg ;;
      *) die "$1 (only Debian and Ubuntu are known here; see README.md for what to install)" ;;
    esac
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' |
      awk -v suite="${VERSION_CODENAME:-}" '$2 == suite && $3 == "main" && $1 !~ /security/ {print $1; exit}')
    [ -n "$mirror" ] || {
      as_root apt-get -q update >/dev/null || true
      mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME) $(COMPONENT)' |
        awk -v suite="${VERSION_CODENAME:-}" '$2 == suite && $3 == "main" && $1 !~ /security/ {print $1; exit}')
    }
    [ -n "$mirror" ] || die "a package source for ${VERSION_CODENAME:-this release} in apt's configuration"
    apt_install xz-utils ca-certificates
    local suite
    for suite in $suites; do
      note "looking for $1 in $suite"
      rm -rf "$newer_suite"
      mkdir -p "$newer_suite"/etc/sources.list.d "$newer_suite"/etc/preferences.d "$newer_suite"/lists/partial \
        "$newer_suite"/cache/archives/partial
      : >"$newer_suite/status"
      local kind
      for kind in deb deb-src; do
        echo "$kind [signed-by=$key] $mirror $suite $component"
      done >"$newer_suite/etc/sources.list"
      cat >"$conf" <<CONF
Dir::Etc::sourcelist "$newer_suite/etc/sources.list";
Dir::Etc::sourceparts "$newer_suite/etc/sources.list.d";
Dir::Etc::preferencesparts "$newer_suite/etc/preferences.d";
Dir::State::lists "$newer_suite/lists";
Dir::State::status "$newer_suite/status";
Dir::Cache "$newer_suite/cache";
APT::Install-Recommends "false";
APT::Sandbox::User "";
Acquire::Languages "none";
Acquire::IndexTargets::deb::DEP-11::DefaultEnabled "false";
Acquire::IndexTargets::deb::Contents-deb::DefaultEnabled "false";
CONF
      if apt-get -q -c "$conf" update >"$newer_suite/update.log" 2>&1 &&
        apt-cache -c "$conf" show "$1" >/dev/null 2>&1; then
        : >"$newer_suite/ready"
        return
      fi
    done
    tail -5 "$newer_suite/update.log" >&2
    die "$1 (none of the suites $suites of this machine's mirror has it)"
  fi
}
