# Shows the service, its tag, and its extra host.
resolver=$(awk '$2 == "googledns" { print $1 }' /etc/hosts)
mkdir -p /www
echo "$NAME $TAG: database $DB_NAME on $DB_HOST, googledns is $resolver" > /www/index.html
httpd -f -p "$PORT" -h /www &
# httpd as process 1 would ignore SIGTERM: the shell handles it and stops httpd.
trap 'kill $!; exit 0' TERM
wait $!
