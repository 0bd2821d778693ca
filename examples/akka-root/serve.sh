# A cluster node. ECS chooses the host port through which other nodes reach its port 2551. With EXT_AKKA=true the node
# reads that host port from the metadata address that ECS gives each container, and announces it.
find_host_port() {
  wget -q -O - "$ECS_CONTAINER_METADATA_URI_V4" | tr '{}' '\n\n' |
    sed -n "s/.*\"ContainerPort\":$1,.*\"HostPort\":\([0-9]*\).*/\1/p"
}
http_port=8080
cluster_port=2551
if [ "$EXT_AKKA" = true ]; then
  http_port=$(find_host_port 8080)
  cluster_port=$(find_host_port 2551)
fi
mkdir -p /www
echo pong > /www/ping
echo "release $RELEASE, http $http_port, cluster $cluster_port" > /www/index.html
httpd -f -p 8080 -h /www &
http=$!
nc -ll -p 2551 -e echo "akka-root at port $cluster_port" &
cluster=$!
# httpd as process 1 would ignore SIGTERM: the shell handles it and stops both.
trap 'kill $http $cluster; exit 0' TERM
wait $http
