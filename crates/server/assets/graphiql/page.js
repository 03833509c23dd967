// Starts GraphiQL against the API it was loaded from. Reads `?query=…&variables=…` for links to a
// question, and `#token=…` for links that bring a token along: what follows `#` is never sent to a
// server, and it is removed from the address at once. Tokens are not stored.
(() => {
  const address = new URL(window.location.href);
  const fragment = new URLSearchParams(address.hash.slice(1));
  const token = fragment.get("token");
  if (token !== null) {
    address.hash = "";
    window.history.replaceState(null, "", address);
  }

  const firstQuery = `# Welcome to Zirkel.
#
# 1. Put your token into "Headers" below,
#    after "Bearer ".
# 2. Press the circling arrows, bottom left: the
#    schema loads, and with it the documentation
#    (the book, top left) and completion.
# 3. Press the play button, or Ctrl-Enter.
#
# Who may resolve this case, now, and on what ground?
query WhoMayResolve {
  whoMayResolve(
    case: {
      decisionType: "refund.late_delivery"
      amount: { amount: "150.00", currency: "EUR" }
    }
  ) {
    explanation
    authorized {
      person { name }
      seat { role { name } focus }
      explanation
    }
    blocked {
      person { name }
      blockers { code message }
      remedies { kind message }
    }
    gap { kind message circle { name } }
    revision
  }
}
`;

  const headers = JSON.stringify({ Authorization: `Bearer ${token ?? ""}` }, null, 2);
  const given = {};
  if (address.searchParams.has("query")) given.query = address.searchParams.get("query");
  if (address.searchParams.has("variables")) given.variables = address.searchParams.get("variables");
  if (token !== null) given.headers = headers;

  ReactDOM.createRoot(document.getElementById("graphiql")).render(
    React.createElement(GraphiQL, {
      fetcher: GraphiQL.createFetcher({ url: address.pathname }),
      defaultQuery: firstQuery,
      defaultHeaders: headers,
      defaultEditorToolsVisibility: "headers",
      shouldPersistHeaders: false,
      ...given,
    }),
  );
})();
