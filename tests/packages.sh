# packages.sh: need_packages NAME…: installs the Debian packages that are missing, or says which they are. Sourced by run.sh.
need_packages() {
  missing=
  for package; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
  done
  [ -n "$missing" ] || return 0
  echo "== installing$missing"
  if [ "$(id -u)" = 0 ]; then as_root=; else as_root=sudo; fi
  # shellcheck disable=SC2086
  if ! { $as_root apt-get update -qq && DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq \
    --no-install-recommends $missing; } >/dev/null 2>&1; then
    echo "cannot install$missing: install these packages and run again" >&2
    exit 1
  fi
}
