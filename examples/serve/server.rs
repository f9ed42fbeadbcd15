//! The loopback server: who may log in, which path is what, a thread for each connection.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ews_sim::{Reply, SharedSimulator};

use crate::http::{Bounds, Head, Problem, Response};

/// Where Exchange answers.
pub(crate) const ENDPOINT: &str = "/EWS/Exchange.asmx";

const BOUNDS: Bounds = Bounds { head: 64 << 10, body: 64 << 20 };

/// A connection that says nothing for so long is closed.
const SILENCE: Duration = Duration::from_secs(120);

const MOST_CONNECTIONS: usize = 128;

/// A server that listens, on the loopback interface only.
pub(crate) struct Server {
    listener: TcpListener,
    address: SocketAddr,
    simulator: SharedSimulator,
    password: String,
    is_stopping: AtomicBool,
    /// Those that are open, so that stopping can close them.
    connections: Mutex<BTreeMap<u64, TcpStream>>,
    next_connection: AtomicU64,
    /// Told what each request was.
    journal: Box<dyn Fn(&str) + Send + Sync>,
}

impl Server {
    /// Listens on a port of 127.0.0.1; the system chooses one for 0. Each account logs in with its address
    /// and the one password.
    pub(crate) fn bind(
        port: u16,
        simulator: SharedSimulator,
        password: &str,
        journal: impl Fn(&str) + Send + Sync + 'static,
    ) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        Ok(Self {
            address: listener.local_addr()?,
            listener,
            simulator,
            password: password.to_owned(),
            is_stopping: AtomicBool::new(false),
            connections: Mutex::default(),
            next_connection: AtomicU64::new(0),
            journal: Box::new(journal),
        })
    }

    pub(crate) fn address(&self) -> SocketAddr {
        self.address
    }

    /// The URL to point a client at.
    pub(crate) fn url(&self) -> String {
        format!("http://{}{ENDPOINT}", self.address())
    }

    /// Serves until [`stop`](Self::stop); returns when every connection has ended.
    pub(crate) fn run(&self) {
        thread::scope(|scope| {
            for stream in self.listener.incoming() {
                if self.is_stopping.load(Ordering::SeqCst) {
                    break;
                }
                if let Ok(stream) = stream {
                    scope.spawn(move || self.serve(stream));
                }
            }
        });
    }

    /// Ends [`run`](Self::run): nothing new is taken, and connections are closed.
    pub(crate) fn stop(&self) {
        self.is_stopping.store(true, Ordering::SeqCst);
        for stream in self.connections().values() {
            // One that the client has closed is closed.
            let _ = stream.shutdown(Shutdown::Both);
        }
        // Wakes the listener, which else waits for the next client.
        let _ = TcpStream::connect(self.address);
    }

    fn connections(&self) -> MutexGuard<'_, BTreeMap<u64, TcpStream>> {
        self.connections.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// One connection, from its first request to its last.
    fn serve(&self, stream: TcpStream) {
        let number = self.next_connection.fetch_add(1, Ordering::SeqCst);
        let Ok(closing) = stream.try_clone() else { return };
        let is_one_too_many = {
            let mut connections = self.connections();
            connections.insert(number, closing);
            connections.len() > MOST_CONNECTIONS
        };
        // Either stop() sees the connection, or this sees that it was called.
        if is_one_too_many {
            let _ = Response::plain(503, "too many connections").write(&mut &stream, false, false);
        } else if !self.is_stopping.load(Ordering::SeqCst) {
            // A connection that breaks is the client's affair.
            let _ = self.converse(&stream);
        }
        // What the client is still sending is read, or closing would take the answer back.
        self.connections().remove(&number);
    }

    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(SILENCE))?;
        stream.set_nodelay(true)?;
        let (mut reader, mut writer) = (BufReader::new(stream), stream);
        loop {
            match Head::read(&mut reader, BOUNDS) {
                Ok(head) => {
                    if !self.exchange(&head, &mut reader, &mut writer)? {
                        return drain(stream, &mut reader);
                    }
                }
                Err(problem) => {
                    self.refuse(problem, &mut writer)?;
                    return drain(stream, &mut reader);
                }
            }
        }
    }

    /// One request and its answer; says whether another may follow.
    fn exchange(
        &self,
        head: &Head,
        reader: &mut BufReader<&TcpStream>,
        writer: &mut impl Write,
    ) -> io::Result<bool> {
        let admitted = self.admit(head);
        if let (Err(response), true) = (&admitted, head.waits_for_leave()) {
            // The body was not asked for, so whatever comes next on this connection may be it or not.
            self.note(head, "-", response, "");
            response.write(writer, false, head.method == "HEAD")?;
            return Ok(false);
        }
        let body = match head.read_body(reader, writer, BOUNDS) {
            Ok(body) => body,
            Err(problem) => return self.refuse(problem, writer).map(|()| false),
        };
        let response = match admitted {
            Ok(account) => self.answer(head, &account, &body),
            Err(response) => {
                self.note(head, "-", &response, "");
                response
            }
        };
        response.write(writer, head.keep_alive, head.method == "HEAD")?;
        Ok(head.keep_alive)
    }

    fn refuse(&self, problem: Problem, writer: &mut impl Write) -> io::Result<()> {
        let Problem::Refused(status, why) = problem else { return Ok(()) };
        (self.journal)(&format!("{status} {why}"));
        Response::plain(status, &why).write(writer, false, false)
    }

    /// The account a request comes from, when it may be answered; else the answer it gets.
    fn admit(&self, head: &Head) -> Result<String, Response> {
        if let Some(expected) = head.header("expect").filter(|_| !head.waits_for_leave()) {
            return Err(Response::plain(417, &format!("Expect: {expected} is not understood")));
        }
        if !head.path.eq_ignore_ascii_case(ENDPOINT) {
            return Err(Response::plain(404, &format!("there is only {ENDPOINT}")));
        }
        let Some(account) = self.account(head) else {
            let told = "log in with the address of a mailbox and the password that was printed";
            return Err(Response::plain(401, told).with("WWW-Authenticate", "Basic realm=\"ews-sim\""));
        };
        let content_type = head.header("content-type").unwrap_or("text/xml");
        let media_type = content_type.split(';').next().unwrap_or_default().trim();
        match &*head.method {
            "GET" | "HEAD" => {
                Err(Response::plain(200, "ews-sim answers Exchange Web Services here: POST a SOAP request"))
            }
            "POST" if !media_type.eq_ignore_ascii_case("text/xml") => {
                Err(Response::plain(415, &format!("{media_type:?} is not text/xml")))
            }
            "POST" => match head.header("content-encoding") {
                Some(coding) if !coding.eq_ignore_ascii_case("identity") => {
                    Err(Response::plain(415, &format!("Content-Encoding {coding:?} is not understood")))
                }
                _ => Ok(account),
            },
            _ => Err(Response::plain(405, "POST a SOAP request").with("Allow", "GET, HEAD, POST")),
        }
    }

    /// Who logs in, by any address of theirs; nobody unless they have a mailbox and know the password.
    fn account(&self, head: &Head) -> Option<String> {
        let (scheme, encoded) = head.header("authorization")?.split_once(' ')?;
        let decoded =
            STANDARD.decode(encoded.trim()).ok().filter(|_| scheme.eq_ignore_ascii_case("Basic"))?;
        let credentials = String::from_utf8(decoded).ok()?;
        let (account, password) = credentials.split_once(':')?;
        let has_mailbox = self.simulator.with(|simulator| {
            let user = simulator.directory().user(account);
            user.is_some_and(|user| simulator.mailbox(&user.smtp_address).is_some())
        });
        (has_mailbox && password == self.password).then(|| account.to_owned())
    }

    fn answer(&self, head: &Head, account: &str, body: &[u8]) -> Response {
        let reply = self.simulator.handle(account, body);
        let what = summary(&reply);
        let headers = reply.headers().into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        let response = Response { status: reply.status(), headers, body: reply.into_body() };
        self.note(head, account, &response, &what);
        response
    }

    fn note(&self, head: &Head, account: &str, response: &Response, what: &str) {
        let (method, path, status) = (&head.method, &head.path, response.status);
        (self.journal)(format!("{status} {method} {path} {account} {what}").trim_end());
    }
}

/// Says that no more is written, and reads what the client still sends, for a while: a connection closed
/// with data waiting is reset, and a client may then not see the answer.
fn drain(stream: &TcpStream, reader: &mut BufReader<&TcpStream>) -> io::Result<()> {
    stream.shutdown(Shutdown::Write)?;
    stream.set_read_timeout(Some(Duration::from_secs(1)))?;
    let most = BOUNDS.body as u64;
    io::copy(&mut io::Read::take(reader, most), &mut io::sink())?;
    Ok(())
}

/// What an answer says, on one line: the element, the codes, and why something was refused.
fn summary(reply: &Reply) -> String {
    let Ok(document) = reply.document() else { return "an answer that is no EWS".into() };
    let codes = reply.codes();
    let more = if codes.len() > 3 { format!(" and {} more", codes.len() - 3) } else { String::new() };
    let codes: Vec<_> = codes.iter().take(3).map(|code| code.name()).collect();
    let reason = reply.findings().first().map(|finding| format!(" ({finding})")).unwrap_or_default();
    format!("{}: {}{more}{reason}", document.body().element().name, codes.join(", "))
}
