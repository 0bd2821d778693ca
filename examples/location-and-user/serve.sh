# Says which service and which tag it is, and how it reaches the outside.
resolver=$(awk '$2 == "googledns" { print $1 }' /etc/hosts)
mkdir -p /www
echo "$NAME $TAG: database $DB_NAME on $DB_HOST, googledns is $resolver" > /www/index.html
httpd -f -p "$PORT" -h /www &
# httpd as process 1 would not obey SIGTERM: the shell does, and ends it.
trap 'kill $!; exit 0' TERM
wait $!
