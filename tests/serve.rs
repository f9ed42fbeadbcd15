//! The server of `examples/serve`, spoken to over the loopback interface with nothing but sockets.

#![cfg(feature = "shared")]

#[path = "../examples/serve/http.rs"]
mod http;
#[path = "../examples/serve/server.rs"]
mod server;
mod support;
#[path = "../examples/serve/world.rs"]
mod world;

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{IpAddr, Ipv4Addr, Shutdown, SocketAddr, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::double::{Calls, Damage, Trouble};
use ews_sim::{SharedSimulator, Simulator};

use server::{ENDPOINT, Server};

const PASSWORD: &str = "open sesame";

/// What a client reads.
#[derive(Debug)]
struct Answer {
    status: u16,
    head: String,
    body: String,
}

/// One connection to a server.
struct Client {
    reader: BufReader<TcpStream>,
}

impl Client {
    fn connect(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the server listens");
        stream.set_read_timeout(Some(Duration::from_secs(20))).expect("a time");
        Self { reader: BufReader::new(stream) }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.reader.get_mut().write_all(bytes).expect("the server reads");
    }

    /// The next answer; `None` when the connection has ended.
    fn answer(&mut self) -> Option<Answer> {
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            if self.reader.read_line(&mut head).expect("text") == 0 {
                assert_eq!(head, "", "an answer is cut off");
                return None;
            }
        }
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).expect("a status");
        let length = head.lines().find_map(|line| line.strip_prefix("Content-Length: "));
        let mut body = vec![0; length.map_or(0, |length| length.parse().expect("a length"))];
        self.reader.read_exact(&mut body).expect("the body has that length");
        Some(Answer { status, head, body: String::from_utf8(body).expect("UTF-8") })
    }

    #[track_caller]
    fn expect(&mut self, status: u16) -> Answer {
        let answer = self.answer().expect("an answer");
        assert_eq!(answer.status, status, "{answer:?}");
        answer
    }

    /// Whether the server has closed the connection.
    fn has_ended(mut self) -> bool {
        self.answer().is_none()
    }
}

/// Runs a test against a server with the world of the example; gives what the server noted.
fn serving(test: impl FnOnce(&Server)) -> Vec<String> {
    serving_world(world::world(), test)
}

/// The same against a server with a world of its own.
fn serving_world(world: Simulator, test: impl FnOnce(&Server)) -> Vec<String> {
    let journal = Arc::new(Mutex::new(Vec::new()));
    let noted = Arc::clone(&journal);
    let note = move |line: &str| noted.lock().expect("no test panics in it").push(line.to_owned());
    let simulator = SharedSimulator::new(world);
    let server = Server::bind(0, simulator, PASSWORD, note).expect("a free port");
    /// Stops the server when the test is over, also by a panic: else nothing would end.
    struct Stop<'s>(&'s Server);
    impl Drop for Stop<'_> {
        fn drop(&mut self) {
            self.0.stop();
        }
    }
    thread::scope(|scope| {
        scope.spawn(|| server.run());
        let _stop = Stop(&server);
        test(&server);
    });
    journal.lock().expect("no test panics in it").clone()
}

fn log_in(account: &str, password: &str) -> String {
    format!("Authorization: Basic {}\r\n", STANDARD.encode(format!("{account}:{password}")))
}

fn ada() -> String {
    log_in(world::ADA.0, PASSWORD)
}

/// The request line and the headers of a post, without the empty line.
fn post(headers: &str) -> String {
    format!(
        "POST {ENDPOINT} HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/xml; charset=utf-8\r\n{headers}"
    )
}

/// A whole post of a body with its length.
fn posted(headers: &str, body: &str) -> String {
    post(&format!("{headers}Content-Length: {}\r\n\r\n{body}", body.len()))
}

fn add_im_group(name: &str) -> String {
    support::envelope(&format!("<m:AddImGroup><m:DisplayName>{name}</m:DisplayName></m:AddImGroup>"))
}

#[test]
fn it_listens_on_the_loopback_interface_only_and_stops() {
    let lines = serving(|server| {
        assert_eq!(server.address().ip(), IpAddr::V4(Ipv4Addr::LOCALHOST));
        assert_eq!(server.url(), format!("http://127.0.0.1:{}{ENDPOINT}", server.address().port()));
        // Connections that say nothing do not keep it from stopping.
        std::mem::forget(TcpStream::connect(server.address()).expect("it listens"));
    });
    assert_eq!(lines, Vec::<String>::new());
}

#[test]
fn nobody_is_served_without_the_password_of_somebody_with_a_mailbox() {
    let lines = serving(|server| {
        for credentials in [
            String::new(),
            log_in(world::ADA.0, "guess"),
            log_in("nobody@example.test", PASSWORD),
            log_in("", PASSWORD),
            "Authorization: Basic %%%\r\n".to_owned(),
            ada().replace("Basic", "Bearer"),
            "Authorization: Basic\r\n".to_owned(),
        ] {
            let mut client = Client::connect(server.address());
            client.write(posted(&credentials, &add_im_group("Work")).as_bytes());
            let answer = client.expect(401);
            assert!(answer.head.contains("\r\nWWW-Authenticate: Basic realm=\"ews-sim\"\r\n"), "{answer:?}");
            // As clients do, the same connection then brings the credentials.
            client.write(posted(&log_in("ADA@example.test", PASSWORD), &add_im_group("Work")).as_bytes());
            client.answer().expect("an answer");
        }
    });
    assert_eq!(lines[0], format!("401 POST {ENDPOINT} -"));
    let served = lines[1].strip_prefix(&format!("200 POST {ENDPOINT} ADA@example.test AddImGroupResponse: "));
    assert_eq!(served, Some("NoError"));
    let again = &lines[3];
    assert!(again.contains("AddImGroupResponse: ErrorImGroupDisplayNameAlreadyExists (im"), "{again}");
    assert_eq!(lines.len(), 14);
}

#[test]
fn requests_come_in_any_pieces_and_several_on_one_connection() {
    serving(|server| {
        let mut client = Client::connect(server.address());
        let request = posted(&ada(), &add_im_group("Piecemeal"));
        for piece in request.as_bytes().chunks(request.len() / 7) {
            client.write(piece);
            thread::sleep(Duration::from_millis(2));
        }
        let answer = client.expect(200);
        assert!(answer.head.contains("\r\nContent-Type: text/xml; charset=utf-8\r\n"), "{answer:?}");
        assert!(answer.head.contains("\r\nConnection: keep-alive\r\n"), "{answer:?}");
        assert!(answer.body.contains("Piecemeal"), "{answer:?}");
        // Two at once: both are answered, in order, and the state is that of the one before.
        let both = [posted(&ada(), &add_im_group("Second")), posted(&ada(), &add_im_group("piecemeal"))];
        client.write(both.concat().as_bytes());
        assert!(client.expect(200).body.contains("Second"));
        assert!(client.expect(200).body.contains("ErrorImGroupDisplayNameAlreadyExists"));
        client.write(posted(&format!("{}Connection: close\r\n", ada()), "<a/>").as_bytes());
        assert!(client.expect(500).head.contains("\r\nConnection: close\r\n"));
        assert!(client.has_ended());
    });
}

#[test]
fn bodies_come_in_chunks_and_wait_for_leave() {
    serving(|server| {
        let mut client = Client::connect(server.address());
        let (body, mut chunks) = (add_im_group("Chunky"), String::new());
        for piece in body.as_bytes().chunks(100) {
            let piece = std::str::from_utf8(piece).expect("ASCII");
            chunks += &format!("{:X};why=not\r\n{piece}\r\n", piece.len());
        }
        let head = post(&format!("{}Transfer-Encoding: chunked\r\n\r\n", ada()));
        client.write(format!("{head}{chunks}0\r\nTrailer: yes\r\n\r\n").as_bytes());
        assert!(client.expect(200).body.contains("Chunky"));
        let body = add_im_group("Patient");
        let patient = |headers: &str| {
            post(&format!("{headers}Expect: 100-continue\r\nContent-Length: {}\r\n\r\n", body.len()))
        };
        client.write(patient(&ada()).as_bytes());
        client.expect(100);
        client.write(body.as_bytes());
        assert!(client.expect(200).body.contains("Patient"));
        // Who may not post is told so instead of being given leave.
        client.write(patient("").as_bytes());
        client.expect(401);
        assert!(client.has_ended());
    });
}

#[test]
fn a_big_body_is_read_and_one_that_is_too_big_is_refused() {
    serving(|server| {
        let mut client = Client::connect(server.address());
        let big =
            add_im_group("Big").replace("<soap:Body>", &format!("<!--{}--><soap:Body>", "x".repeat(8 << 20)));
        client.write(posted(&ada(), &big).as_bytes());
        assert!(client.expect(200).body.contains("Big"));
        client.write(post(&format!("{}Content-Length: {}\r\n\r\n", ada(), (64 << 20) + 1)).as_bytes());
        client.expect(413);
        let _ = client.reader.get_ref().shutdown(Shutdown::Write);
        assert!(client.has_ended());
        let mut client = Client::connect(server.address());
        let head = post(&format!("{}Transfer-Encoding: chunked\r\n\r\n", ada()));
        client.write(format!("{head}FFFFFFFF\r\n").as_bytes());
        client.expect(413);
    });
}

#[test]
fn what_is_no_post_of_xml_to_the_endpoint_is_told_so() {
    serving(|server| {
        let mut client = Client::connect(server.address());
        let mut ask = |request: &str, status| {
            let headers = format!("\r\nHost: x\r\n{}\r\n", ada());
            client.write(request.replace("|", &headers).as_bytes());
            client.expect(status)
        };
        assert!(ask(&format!("GET {ENDPOINT} HTTP/1.1|"), 200).body.contains("POST a SOAP request"));
        assert!(ask("GET /ews/exchange.ASMX?x HTTP/1.1|", 200).body.contains("POST"));
        assert!(ask("GET /EWS/Services.wsdl HTTP/1.1|", 404).body.contains(ENDPOINT));
        let delete = ask(&format!("DELETE {ENDPOINT} HTTP/1.1|"), 405);
        assert!(delete.head.contains("\r\nAllow: GET, HEAD, POST\r\n"));
        let form = posted(&ada(), "<a/>").replace("text/xml; charset=utf-8", "application/json");
        assert!(ask(&form, 415).body.contains("\"application/json\" is not text/xml"));
        let zipped = posted(&format!("{}Content-Encoding: gzip\r\n", ada()), "<a/>");
        assert!(ask(&zipped, 415).body.contains("gzip"));
        ask(&posted(&format!("{}Expect: the best\r\n", ada()), ""), 417);
    });
}

#[test]
fn what_is_no_http_is_refused_and_ends_the_connection() {
    let long = format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(1 << 16));
    let length = |lengths: &str| post(&format!("{}{lengths}\r\n", ada()));
    for (request, status) in [
        ("what?\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/2\r\n\r\n".to_owned(), 505),
        ("GET / HTTP/1.1\r\nno header\r\n\r\n".to_owned(), 400),
        ("GET / HTTP/1.1\r\nX : space\r\n\r\n".to_owned(), 400),
        (long, 431),
        (length("Content-Length: -1\r\n"), 400),
        (length("Content-Length: +1\r\n"), 400),
        (length("Content-Length: 1\r\nContent-Length: 1\r\n"), 400),
        (length("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"), 400),
        (length("Transfer-Encoding: gzip\r\n"), 501),
        (length("Transfer-Encoding: chunked\r\n") + "xyz\r\n", 400),
        (length("Transfer-Encoding: chunked\r\n") + "+1\r\n", 400),
        (length("Transfer-Encoding: chunked\r\n") + "1\r\nxyz\r\n", 400),
    ] {
        serving(|server| {
            let mut client = Client::connect(server.address());
            client.write(request.as_bytes());
            let answer = client.expect(status);
            assert!(answer.head.contains("\r\nConnection: close\r\n"), "{request:.200}");
            assert!(client.has_ended(), "{request:.200}");
        });
    }
}

#[test]
fn clients_at_the_same_time_are_all_served() {
    serving(|server| {
        thread::scope(|scope| {
            for number in 0..8 {
                scope.spawn(move || {
                    let mut client = Client::connect(server.address());
                    for step in 0..5 {
                        let name = format!("{number} and {step}");
                        client.write(posted(&ada(), &add_im_group(&name)).as_bytes());
                        assert!(client.expect(200).body.contains(&name));
                    }
                });
            }
        });
        let mut client = Client::connect(server.address());
        let list = support::envelope("<m:GetImItemList/>");
        client.write(posted(&ada(), &list).as_bytes());
        assert_eq!(client.expect(200).body.matches(" and ").count(), 40);
    });
}

#[test]
fn trouble_arrives_with_its_status_and_its_headers() {
    let mut troubled = world::world();
    let trouble = [
        Trouble::unavailable(Duration::from_secs(30)),
        Trouble::redirect("https://elsewhere.example.test/"),
        Trouble::unauthorized(),
        Trouble::html(502),
        Trouble::damage(Damage::TruncatedAt(7)),
    ];
    for (trouble, nth) in trouble.into_iter().zip(1..) {
        troubled.fail(Calls::any().nth(nth), trouble);
    }
    serving_world(troubled, |server| {
        let mut client = Client::connect(server.address());
        for (status, header, body) in [
            (503, "Retry-After: 30\r\n", ""),
            (302, "Location: https://elsewhere.example.test/\r\n", ""),
            (401, "WWW-Authenticate: Basic realm=\"ews-sim\"\r\n", ""),
            (502, "Content-Type: text/html; charset=utf-8\r\n", "<!DOCTYPE html>"),
            (200, "Content-Length: 7\r\n", "<?xml v"),
        ] {
            client.write(posted(&ada(), &add_im_group("Work")).as_bytes());
            let answer = client.expect(status);
            assert!(answer.head.contains(header), "{answer:?}");
            assert!(answer.body.starts_with(body), "{answer:?}");
            assert_eq!(answer.head.contains("Content-Type"), !body.is_empty(), "{answer:?}");
        }
    });
}
