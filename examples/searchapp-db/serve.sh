# Replaces MySQL: stores rows in /var/lib/mysql and answers on port 3306, with HTTP so that curl can call it.
: "${MYSQL_ROOT_PASSWORD:?is not set}" "${MYSQL_PASSWORD:?is not set}"
mkdir -p /var/lib/mysql /www/cgi-bin
touch /var/lib/mysql/rows
cp /srv/rows.cgi /www/cgi-bin/rows
chmod 755 /www/cgi-bin/rows
echo "searchapp-db, release $RELEASE, is ready for $MYSQL_USER" > /www/index.html
httpd -f -p 3306 -h /www &
# httpd as process 1 would ignore SIGTERM: the shell handles it and stops httpd.
trap 'kill $!; exit 0' TERM
wait $!
