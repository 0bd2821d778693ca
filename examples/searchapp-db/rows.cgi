#!/bin/sh
# GET lists the rows, POST adds the body as one.
rows=/var/lib/mysql/rows
if [ "$REQUEST_METHOD" = POST ]; then
  head -c "$CONTENT_LENGTH" >> $rows
  echo >> $rows
fi
printf 'Content-Type: text/plain\r\n\r\n'
cat $rows
