// xml2json 0.2.4 stands on node-expat 1.4.1, which is compiled for Node.js 0.x alone.
exports.toJson = function () {
  throw new Error("XML is not tried: xml2json cannot be had");
};
