# The command line as a container image: docker build --tag slipway . BASE is any image with Node 20 or later.
ARG BASE=node:24-slim
FROM ${BASE}
COPY dist /opt/slipway/dist
# The files of a run are written here: mount a folder that the user can write to.
WORKDIR /work
USER 65532:65532
ENTRYPOINT ["node", "/opt/slipway/dist/cli/index.js"]
