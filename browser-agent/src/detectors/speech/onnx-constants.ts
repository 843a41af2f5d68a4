import { PbfReader } from 'pbf';

/** The fields of the ONNX format (onnx.proto3, IR version 9) on the way from a model to its constants. */
const field = {
  model: { graph: 7 },
  graph: { node: 1 },
  node: { output: 2, attribute: 5 },
  attribute: { tensor: 5, graph: 6 },
  tensor: { type: 2, raw: 9 },
} as const;
const float32 = 1;

interface Tensor {
  type: number;
  raw: Uint8Array | null;
}

interface Node {
  output: string;
  tensor: Tensor | null;
}

/** All constants of 32-bit numbers of a model and of the graphs within it, by name. */
export function onnxConstants(model: Uint8Array): ReadonlyMap<string, Float32Array> {
  const constants = new Map<string, Float32Array>();

  const readTensor = (tag: number, tensor: Tensor, pbf: PbfReader) => {
    if (tag === field.tensor.type) {
      tensor.type = pbf.readVarint();
    } else if (tag === field.tensor.raw) {
      tensor.raw = pbf.readBytes();
    }
  };
  const readAttribute = (tag: number, node: Node, pbf: PbfReader) => {
    if (tag === field.attribute.tensor) {
      node.tensor = pbf.readMessage(readTensor, { type: 0, raw: null });
    } else if (tag === field.attribute.graph) {
      pbf.readMessage(readGraph, null);
    }
  };
  const readNode = (tag: number, node: Node, pbf: PbfReader) => {
    if (tag === field.node.output) {
      node.output = pbf.readString();
    } else if (tag === field.node.attribute) {
      pbf.readMessage(readAttribute, node);
    }
  };
  const readGraph = (tag: number, _: null, pbf: PbfReader) => {
    if (tag === field.graph.node) {
      const { output, tensor } = pbf.readMessage(readNode, { output: '', tensor: null } as Node);
      if (tensor?.type === float32 && tensor.raw) {
        // A copy: in the file it may lie at any byte.
        constants.set(output, new Float32Array(tensor.raw.slice().buffer));
      }
    }
  };
  const readModel = (tag: number, _: null, pbf: PbfReader) => {
    if (tag === field.model.graph) {
      pbf.readMessage(readGraph, null);
    }
  };

  new PbfReader(model).readFields(readModel, null);
  return constants;
}
