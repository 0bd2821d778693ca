#!/bin/sh
# Obeys the two directives of a default.conf that the example needs: static files below a root, all else by a proxy.
conf=/etc/nginx/conf.d/default.conf
root=$(sed -n 's/^ *root \(.*\);/\1/p' $conf)
upstream=$(sed -n 's/^ *proxy_pass \(.*\);/\1/p' $conf)
mkdir -p /www/cgi-bin
ln -s "$root/static" /www/static
cat > /www/cgi-bin/index.cgi <<END
#!/bin/sh
page=\$(wget -q -O - $upstream/) || { printf 'Status: 502 Bad Gateway\r\n\r\n'; exit; }
printf 'Content-Type: text/plain\r\n\r\n%s\n' "\$page"
END
chmod 755 /www/cgi-bin/index.cgi
httpd -f -p 80 -h /www &
trap 'kill $!; exit 0' TERM QUIT
wait $!
