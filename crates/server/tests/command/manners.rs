//! `zirkel serve` as a public endpoint: what may be asked is set, what is served can be watched,
//! and it stops in order.

use crate::support::{Connection, SECRET, Server, Zirkel, import, send, small, written};
use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{TcpListener, TcpStream},
};
use zirkel_testkit::database::{Database, Schema, for_each_database};

const WHO: &str = "{ viewer { organization { name } } }";

fn token() -> String {
    let arguments = ["token", "--organization", "o", "--person", "ana"];
    let ran = Zirkel::new(arguments).signing(SECRET).run();
    ran.ends(0).out.trim().to_owned()
}

async fn database() -> Database {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::sqlite(Schema::Migrated).await;
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    import(database.url(), &file);
    database
}

fn serving(url: &str) -> Zirkel {
    let serve = Zirkel::new(["serve", "--listen", "127.0.0.1:0"]);
    serve.on(url).signing(SECRET)
}

/// The code of the first error of an answer.
fn code(body: &serde_json::Value) -> &str {
    body["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or("no code")
}

#[tokio::test]
async fn limits_are_what_they_are_set_to() {
    let database = database().await;
    let ana = token();
    let deep = "{ viewer { organization { anchor { role { name } } } } }";
    let aliases = "{ a: viewer { serviceAccount } b: viewer { serviceAccount } }";
    for (name, value, query, expected) in [
        ("ZIRKEL_DEPTH_LIMIT", "3", deep, "QUERY_TOO_DEEP"),
        ("ZIRKEL_COMPLEXITY_LIMIT", "2", deep, "QUERY_TOO_COMPLEX"),
        ("ZIRKEL_ALIAS_LIMIT", "1", aliases, "QUERY_TOO_COMPLEX"),
        ("ZIRKEL_BODY_LIMIT", "20", WHO, "PAYLOAD_TOO_LARGE"),
        (
            "ZIRKEL_INTROSPECTION",
            "false",
            "{ __schema { queryType { name } } }",
            "INTROSPECTION_DISABLED",
        ),
        (
            "ZIRKEL_INTROSPECTION",
            "false",
            "{ __type(name: \"Role\") { name } }",
            "INTROSPECTION_DISABLED",
        ),
    ] {
        let server = Server::start(serving(database.url()).with(name, value));
        let (_, body) = server.ask(&ana, query);
        assert_eq!(code(&body), expected, "{name}: {body}");
        let (_, body) = Server::over(database.url()).ask(&ana, query);
        assert!(body["errors"].is_null(), "{name}: {body}");
    }
}

#[tokio::test]
async fn a_name_of_a_type_is_no_question_about_the_schema() {
    let database = database().await;
    let server = Server::start(serving(database.url()).with("ZIRKEL_INTROSPECTION", "false"));
    let (_, body) = server.ask(&token(), "{ __typename viewer { __typename } }");
    assert_eq!(body["data"]["__typename"], "Query", "{body}");
}

#[tokio::test]
async fn a_caller_who_asks_too_often_is_refused_alone() {
    let database = database().await;
    let serve = serving(database.url()).with("ZIRKEL_RATE_LIMIT", "1/s burst 3");
    let server = Server::start(serve);
    let ana = token();
    let codes: Vec<u16> = (0..20).map(|_| server.ask(&ana, WHO).0).collect();
    assert_eq!(codes[..3], [200, 200, 200]);
    assert!(codes.contains(&429), "{codes:?}");
    let (status, body) = server.ask("no.token.atall", WHO);
    assert_eq!((status, code(&body)), (401, "UNAUTHENTICATED"));
    assert_eq!(server.get("/readyz").status, 200);
}

#[tokio::test]
async fn numbers_are_served_on_an_address_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = written(folder.path(), "o.yaml", small("o", "One"));
    for_each_database(async |url| {
        import(&url, &file);
        let serve = serving(&url).with("ZIRKEL_METRICS_LISTEN", "127.0.0.1:0");
        let server = Server::start(serve);
        let ana = token();
        server.ask(&ana, WHO);
        server.ask(&ana, "{ helo }");
        server.ask("no.token.atall", WHO);
        let judged =
            "{ mayResolve(actor: { key: \"ben\" }, case: { decisionType: \"x\" }) { verdict } }";
        let (_, body) = server.ask(&ana, judged);
        let verdict = body["data"]["mayResolve"]["verdict"].as_str();
        let verdict = verdict.unwrap_or_else(|| panic!("{body}"));

        let found = server.numbers();
        assert_eq!(found.status, 200);
        for line in [
            r#"zirkel_requests_total{route="/graphql",operation="query",status="200"} "#,
            r#"zirkel_requests_total{route="/graphql",operation="none",status="401"} 1"#,
            r#"zirkel_request_seconds_count{route="/graphql",operation="query"} "#,
            r#"zirkel_errors_total{code="GRAPHQL_VALIDATION_FAILED"} 1"#,
            r#"zirkel_errors_total{code="UNAUTHENTICATED"} 1"#,
            "zirkel_token_refusals_total 1",
            "zirkel_rate_limited_total 0",
            "zirkel_requests_in_flight 0",
            "zirkel_organizations 1",
            "zirkel_revisions_behind 0",
            "zirkel_database_contact_age_seconds ",
            r#"zirkel_database_connections{state="idle"} "#,
            &format!("zirkel_verdicts_total{{verdict=\"{verdict}\"}} 1"),
            "# EOF",
        ] {
            assert!(found.body.contains(line), "no `{line}` in\n{}", found.body);
        }
        for secret in ["ana", "One", "kranich", &ana] {
            assert!(!found.body.contains(secret), "`{secret}`\n{}", found.body);
        }
        assert_eq!(server.get("/metrics").status, 404);
        assert_eq!(
            send(server.metrics(), "GET", "/graphql", &[], "").status,
            404
        );
    })
    .await;
}

#[tokio::test]
async fn before_it_stops_it_says_so_and_still_answers() {
    let database = database().await;
    let serve = serving(database.url()).with("ZIRKEL_DRAIN", "2s");
    let mut server = Server::start(serve);
    assert_eq!(server.get("/readyz").status, 200);
    server.terminate();
    server.logs("asked to stop");
    let probe = server.get("/readyz");
    assert_eq!((probe.status, probe.body.as_str()), (503, "stopping\n"));
    assert_eq!(server.get("/healthz").status, 200);
    assert_eq!(server.ask(&token(), WHO).0, 200);
    let address = server.address.clone();
    server.end().ends(0).complains("stopped");
    assert!(TcpStream::connect(address).is_err());
}

#[tokio::test]
async fn what_takes_too_long_does_not_keep_it_from_stopping() {
    let database = database().await;
    let serve = serving(database.url()).with("ZIRKEL_TIME_LIMIT", "100ms");
    let mut server = Server::start(serve);
    let mut connection = Connection::to(&server.address);
    connection.send(&format!(
        "POST /graphql HTTP/1.1\r\nhost: zirkel\r\nauthorization: Bearer {}\r\n\
         content-type: application/json\r\nexpect: 100-continue\r\ncontent-length: 9\r\n\r\n",
        token()
    ));
    assert!(connection.head().starts_with("HTTP/1.1 100 "));
    server.terminate();
    server.logs("asked to stop");
    // The body never comes.
    let refused = connection.head();
    assert!(refused.starts_with("HTTP/1.1 503 "), "{refused}");
    server.end().ends(0);
}

#[tokio::test]
async fn a_reader_who_has_read_enough_is_no_failure() {
    let database = database().await;
    let export = Zirkel::new(["export", "--organization", "o"]).on(database.url());
    let (_, mut child) = export.start();
    drop(child.stdout.take());
    let mut complaint = String::new();
    let mut err = child.stderr.take().unwrap();
    err.read_to_string(&mut complaint).unwrap();
    assert_eq!(
        (child.wait().unwrap().code(), complaint.as_str()),
        (Some(0), "")
    );
}

#[tokio::test]
async fn a_request_is_one_line_of_the_log_with_ids_and_no_names() {
    let database = database().await;
    let serve = serving(database.url()).with("ZIRKEL_LOG_FORMAT", "json");
    let server = Server::start(serve);
    let ana = token();
    let trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    let parent = format!("00-{trace}-00f067aa0ba902b7-01");
    let headers = [
        ("authorization", &*format!("Bearer {ana}")),
        ("content-type", "application/json"),
        ("x-request-id", "ticket-1"),
        ("traceparent", &parent),
    ];
    let query = "query Who { viewer { organization { name } } }";
    let body = serde_json::json!({ "query": query }).to_string();
    assert_eq!(
        send(&server.address, "POST", "/graphql", &headers, &body).status,
        200
    );
    server.terminate();
    let log = server.end().ends(0).err;
    let lines: Vec<serde_json::Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .filter(|line: &serde_json::Value| line["message"] == "answered")
        .collect();
    let [line] = lines.as_slice() else {
        panic!("{log}");
    };
    for (field, expected) in [
        ("outcome", "OK"),
        ("operation", "query"),
        ("verb", "viewer"),
        ("operation_name", "Who"),
    ] {
        assert_eq!(line[field], expected, "{line}");
    }
    assert_eq!(
        (&line["status"], &line["revision"]),
        (&200.into(), &1.into())
    );
    assert!(
        line["caller"].as_str().unwrap().starts_with("person_"),
        "{line}"
    );
    assert!(
        line["organization"]
            .as_str()
            .unwrap()
            .starts_with("organization_")
    );
    assert_eq!(line["span"]["trace_id"], trace, "{line}");
    assert_eq!(line["span"]["request_id"], "ticket-1");
    assert!(!log.contains(&ana) && !log.contains("Ana"), "{log}");
}

/// Takes one request as a collector does; gives its first line and its body.
fn collected(collector: &TcpListener) -> (String, serde_json::Value) {
    let (stream, _) = collector.accept().unwrap();
    let mut reader = BufReader::new(stream.try_clone().unwrap());
    let mut head = Vec::new();
    loop {
        let mut line = String::new();
        reader.read_line(&mut line).unwrap();
        if line.trim().is_empty() {
            break;
        }
        head.push(line.trim().to_lowercase());
    }
    let length = head
        .iter()
        .find_map(|it| it.strip_prefix("content-length: "));
    let mut body = vec![0; length.unwrap().parse().unwrap()];
    reader.read_exact(&mut body).unwrap();
    let answer = "HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
    (&stream).write_all(answer.as_bytes()).unwrap();
    (head.remove(0), serde_json::from_slice(&body).unwrap())
}

#[tokio::test]
async fn each_request_is_a_span_in_the_trace_of_whoever_asked() {
    let database = database().await;
    let collector = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", collector.local_addr().unwrap());
    let serve = serving(database.url()).with("ZIRKEL_OTLP_ENDPOINT", &endpoint);
    let server = Server::start(serve);
    let (trace, parent) = ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7");
    let ana = token();
    let ask = |flags: &str| {
        let headers = [
            ("authorization", &*format!("Bearer {ana}")),
            ("content-type", "application/json"),
            ("traceparent", &*format!("00-{trace}-{parent}-{flags}")),
            ("tracestate", "crm=7"),
        ];
        let body = serde_json::json!({ "query": WHO }).to_string();
        send(&server.address, "POST", "/graphql", &headers, &body).status
    };
    assert_eq!(server.get("/readyz").status, 200);
    assert_eq!((ask("00"), ask("01")), (200, 200));
    let (line, body) = collected(&collector);
    assert_eq!(line, "post /v1/traces http/1.1");
    let resource = &body["resourceSpans"][0];
    assert_eq!(
        resource["resource"]["attributes"][0]["value"]["stringValue"],
        "zirkel"
    );
    let spans = resource["scopeSpans"][0]["spans"].as_array().unwrap();
    // Neither the probe nor what its caller does not want recorded.
    let [span] = spans.as_slice() else {
        panic!("{body}");
    };
    for (member, expected) in [
        ("traceId", trace),
        ("parentSpanId", parent),
        ("traceState", "crm=7"),
        ("name", "query viewer"),
    ] {
        assert_eq!(span[member], expected, "{span}");
    }
    assert_eq!(span["spanId"].as_str().unwrap().len(), 16);
    let moment = |member: &str| span[member].as_str().unwrap().parse::<i64>().unwrap();
    assert!(moment("startTimeUnixNano") <= moment("endTimeUnixNano"));
    let attribute = |key: &str| {
        let attributes = span["attributes"].as_array().unwrap();
        let found = attributes.iter().find(|it| it["key"] == key).unwrap();
        found["value"].clone()
    };
    assert_eq!(attribute("http.response.status_code")["intValue"], "200");
    assert_eq!(attribute("zirkel.outcome")["stringValue"], "OK");
    assert!(!body.to_string().contains(&ana));
}

#[tokio::test]
async fn a_collector_that_is_away_is_no_matter_to_those_who_ask() {
    let database = database().await;
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let endpoint = format!("http://{}", nobody.local_addr().unwrap());
    drop(nobody);
    let serve = serving(database.url()).with("ZIRKEL_OTLP_ENDPOINT", &endpoint);
    let server = Server::start(serve);
    assert_eq!(server.ask(&token(), WHO).0, 200);
    server.terminate();
    server.end().ends(0).complains("spans could not be sent");
}
