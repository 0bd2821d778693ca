# Delivers a page with the value of PROVIDER on port 5000.
mkdir -p /www
echo "Hello ${PROVIDER:-world}!" > /www/index.html
httpd -f -p 5000 -h /www &
# httpd as process 1 would ignore SIGTERM: the shell handles it and stops httpd.
trap 'kill $!; exit 0' TERM
wait $!
