// The browsable contract; everything it needs comes from this server.
window.addEventListener("DOMContentLoaded", () => {
  SwaggerUIBundle({
    url: "/care/v1/openapi.yaml",
    dom_id: "#docs",
    deepLinking: true,
    validatorUrl: null,
    defaultModelsExpandDepth: 0,
  });
});
