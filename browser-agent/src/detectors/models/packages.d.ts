declare module '@litertjs/core/wasm/litert_wasm_internal.js' {
  /** Makes the runtime; the loader of the package takes it from the global object. */
  const ModuleFactory: unknown;
  export default ModuleFactory;
}
declare module '@litertjs/core/wasm/litert_wasm_internal.wasm?url' {
  const address: string;
  export default address;
}
declare module '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url' {
  const address: string;
  export default address;
}
declare module '@mediapipe/face_detection/face_detection_full_range_sparse.tflite?url' {
  const address: string;
  export default address;
}
declare module 'packed:*' {
  /** Address of a model that the build cut out of its package's file. */
  const address: string;
  export default address;
}
