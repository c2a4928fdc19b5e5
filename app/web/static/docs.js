"use strict";

// Swagger UI takes an underscore in the address of an operation for a space, and complains.
function withoutUnderscores(paths) {
  for (const operation of Object.values(paths).flatMap((path) => Object.values(path))) {
    operation.operationId = operation.operationId.replaceAll("_", "-");
  }
  return paths;
}

// Requests go to where this page came from, whatever address the description advertises.
fetch("/openapi.json")
  .then((response) => response.json())
  .then((description) => {
    SwaggerUIBundle({
      spec: {
        ...description,
        paths: withoutUnderscores(description.paths),
        servers: [{ url: window.location.origin }],
      },
      dom_id: "#swagger",
      layout: "BaseLayout",
      presets: [SwaggerUIBundle.presets.apis],
      docExpansion: "none",
      filter: true,
      deepLinking: true,
      tryItOutEnabled: true,
      persistAuthorization: true,
      displayRequestDuration: true,
      requestSnippetsEnabled: false,
      validatorUrl: null,
    });
  });
