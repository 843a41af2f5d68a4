declare module '@ricky0123/vad-web/dist/silero_vad_v6.onnx?url' {
  const address: string;
  export default address;
}
