# Sourced by the start and test scripts: finds what Vigil needs, or says what to install.

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

jdk_major() { "$1/bin/java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.specification.version = //p'; }

# Sets JAVA_HOME to a JDK of version 25 or newer.
find_jdk() {
  local candidate on_path
  on_path=$(command -v javac 2>/dev/null || true)
  [ -n "$on_path" ] && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for candidate in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/*25* /usr/lib/jvm/* /opt/*jdk* "$HOME"/.sdkman/candidates/java/*; do
    [ -n "$candidate" ] && [ -x "$candidate/bin/javac" ] || continue
    if [ "$(jdk_major "$candidate" | cut -d. -f1)" -ge 25 ] 2>/dev/null; then
      export JAVA_HOME=$candidate
      return
    fi
  done
  fail "Vigil needs a JDK 25 (for example Eclipse Temurin 25). Install one, or set JAVA_HOME to it, and run this again."
}

need_build_tools() {
  command -v mvn >/dev/null || fail "Maven is missing. On Debian: apt-get install maven"
  command -v node >/dev/null || fail "Node.js 20 or newer is missing. On Debian: apt-get install nodejs npm"
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || fail "Node.js 20 or newer is needed; this is $(node --version)."
}

# Another program there would answer in place of ours.
need_free_port() {
  if (: <"/dev/tcp/127.0.0.1/$1") 2>/dev/null; then
    fail "Something already listens on port $1. Stop it, or choose another port: $2=$(($1 + 100)) config/demo"
  fi
}

# True when a GET to a port of this machine is answered with 200. Asked by bash alone: not every machine has curl.
answers() {
  local port=$1 path=$2 status
  status=$(
    exec 2>/dev/null 3<>"/dev/tcp/127.0.0.1/$port" || exit
    printf 'GET %s HTTP/1.1\r\nHost: localhost:%s\r\nConnection: close\r\n\r\n' "$path" "$port" >&3
    IFS= read -r -t 10 line <&3 && printf '%s' "$line"
  )
  [[ $status == HTTP/1.[01]' 200 '* ]]
}

# True when an output is missing or older than any of the sources it is made of.
out_of_date() {
  local output=$1
  shift
  [ ! -f "$output" ] || [ -n "$(find "$@" \( -name node_modules -o -name target -o -name dist \) -prune -o -type f -newer "$output" -print -quit)" ]
}
