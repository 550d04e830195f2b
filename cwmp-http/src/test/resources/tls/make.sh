#!/bin/sh
# Makes the certificates of the TLS tests anew, beside this script: ./make.sh (needs OpenSSL 3).
# Nothing here protects anything; the keys are public. Valid for a hundred years, but for expired.pem.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

key() { openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1" 2>/dev/null; }

authority() { # name
    key "$work/$1.key"
    openssl req -x509 -new -key "$work/$1.key" -subj "/CN=$1" -days 36500 -out "$1.pem" \
        -addext basicConstraints=critical,CA:TRUE -addext keyUsage=critical,keyCertSign,cRLSign
}

selfsigned() { # name: RSA, for suites that need it
    openssl req -x509 -newkey rsa:2048 -nodes -keyout "$1.key" -subj "/CN=$1" -days 36500 -out "$1.pem" \
        -addext "subjectAltName=IP:127.0.0.1" 2>/dev/null
}

issue() { # name, common name, start, end, extensions...
    name=$1 cn=$2 start=$3 end=$4
    shift 4
    key "$name.key"
    openssl req -new -key "$name.key" -subj "/CN=$cn" -out "$work/$name.csr"
    printf '%s\n' "[v3]" basicConstraints=CA:FALSE "$@" > "$work/$name.ext"
    : > "$work/index.txt"
    openssl rand -hex 8 > "$work/serial"
    cat > "$work/ca.cnf" <<CNF
[ca]
default_ca = one
[one]
database = $work/index.txt
serial = $work/serial
new_certs_dir = $work
default_md = sha256
policy = any
[any]
commonName = supplied
CNF
    openssl ca -batch -notext -config "$work/ca.cnf" -cert root.pem -keyfile "$work/root.key" \
        -startdate "$start" -enddate "$end" -extfile "$work/$name.ext" -extensions v3 \
        -in "$work/$name.csr" -out "$name.pem" 2>/dev/null
}

now=20200101000000Z
far=21200101000000Z
authority root
authority stranger
issue named other.example $now $far "subjectAltName=DNS:acs.example,DNS:*.wild.example,IP:127.0.0.1,IP:::1"
issue common cn.example $now $far
issue expired x $now 20210101000000Z "subjectAltName=IP:127.0.0.1"
issue client x $now $far "subjectAltName=IP:127.0.0.1" "extendedKeyUsage=clientAuth"
selfsigned rsa
