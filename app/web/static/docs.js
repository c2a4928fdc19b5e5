"use strict";

// Requests go to where this page came from, whatever address the description advertises.
fetch("/openapi.json")
  .then((response) => response.json())
  .then((description) => {
    SwaggerUIBundle({
      spec: { ...description, servers: [{ url: window.location.origin }] },
      dom_id: "#swagger",
      layout: "BaseLayout",
      presets: [SwaggerUIBundle.presets.apis],
      deepLinking: true,
      tryItOutEnabled: true,
      persistAuthorization: true,
      displayRequestDuration: true,
      requestSnippetsEnabled: false,
      validatorUrl: null,
    });
  });
