# Greets by PROVIDER on port 5000.
mkdir -p /www
echo "Hello ${PROVIDER:-world}!" > /www/index.html
httpd -f -p 5000 -h /www &
# httpd as process 1 would not obey SIGTERM: the shell does, and ends it.
trap 'kill $!; exit 0' TERM
wait $!
