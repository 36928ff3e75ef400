// The npm client `open311`, untouched, against one endpoint: every call it has, what came back as JSON.
const Open311 = require("open311");

const [base, key] = process.argv.slice(2);
const endpoint = { endpoint: base + "/open311/v2/", format: "json" };
const told = {};

function call(client, name, ...given) {
  return new Promise((resolve) => client[name](...given, (error, data) => resolve({ error, data })));
}

async function main() {
  const finder = new Open311({ discovery: base + "/open311/discovery.json" });
  const found = await call(finder, "serviceDiscovery", { cache: true, type: "production" });
  told.discovery = found.data.endpoints.length;
  told.discovered = finder.endpoint;

  const client = new Open311({ ...endpoint, apiKey: key });
  const services = await call(client, "serviceList");
  told.services = services.data.length;
  told.definition = (await call(client, "serviceDefinition", "pothole")).data.service_code;

  const report = { service_code: "pothole", lat: 26.582, long: 101.718, description: "npm 客户端报的一个坑" };
  const [made] = (await call(client, "submitRequest", report)).data;
  told.made = made.service_request_id;
  const own = { api_key: key }; // not filed yet: whoever handed it in reads it, nobody else
  const [alone] = (await call(client, "serviceRequest", made.service_request_id, own)).data;
  told.status = alone.status;
  told.requested = alone.requested_datetime instanceof Date && !isNaN(alone.requested_datetime);
  const listed = await call(client, "serviceRequests", { service_code: "pothole", ...own });
  told.listed = listed.data.some((row) => row.service_request_id === made.service_request_id);
  const both = await call(client, "serviceRequests", [made.service_request_id], own);
  told.byNumbers = both.data.map((row) => row.service_request_id);

  const stranger = new Open311({ ...endpoint, apiKey: "wrong" });
  told.wrongKey = (await call(stranger, "submitRequest", report)).error;
  told.unknown = (await call(client, "serviceRequest", "SP-1999-000001")).error;
}

main().then(
  () => console.log(JSON.stringify(told)),
  (error) => {
    console.error(error);
    console.log(JSON.stringify(told));
    process.exitCode = 1;
  },
);
