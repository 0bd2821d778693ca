# Where a framework would migrate the schema. It runs once, before the service gets the new revision.
: "${DATABASE_PASSWORD:?is not set}"
echo "the schema of $DATABASE_HOST is that of release $RELEASE"
