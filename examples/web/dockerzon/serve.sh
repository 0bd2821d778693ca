# A shop on port 8000. Of its secret key it shows the beginning of a digest: enough to see that it is the one it should be.
: "${SECRET_KEY:?is not set}" "${DATABASE_PASSWORD:?is not set}"
key=$(printf %s "$SECRET_KEY" | sha256sum | cut -c 1-8)
mkdir -p /www
echo "dockerzon, release $RELEASE, secret key $key" > /www/index.html
httpd -f -p 8000 -h /www &
# httpd as process 1 would not obey SIGTERM: the shell does, and ends it.
trap 'kill $!; exit 0' TERM
wait $!
