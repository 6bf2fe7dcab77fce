# Unproven: written without a Docker engine at hand. One image serves API and client.
FROM node:24-bookworm-slim AS build
WORKDIR /app
COPY . .
RUN npm ci && npm run build

FROM node:24-bookworm-slim
ENV NODE_ENV=production PORT=3000 DATA_DIR=/data
WORKDIR /app
COPY --from=build /app /app
RUN mkdir /data && chown node:node /data /app/node_modules/.cache -R
USER node
EXPOSE 3000
VOLUME /data
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/readyz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Migrations first, so that a new image never meets an old schema.
CMD ["sh", "-c", "node --import ./scripts/swc-hook.mjs apps/api/src/cli.ts migrate && exec node --import ./scripts/swc-hook.mjs apps/api/src/main.ts"]
