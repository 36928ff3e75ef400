// open311@0.0.12 asks for sparkxml by git:// from a host that no longer speaks it, and no registry has it.
exports.parseXml = function () {
  throw new Error("XML is not tried: sparkxml cannot be had");
};
