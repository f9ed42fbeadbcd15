//! As much of HTTP/1.1 as a client of Exchange speaks: requests read with bounds, and answers written.
//!
//! Bodies may come with a length or in chunks, and wait for `100 Continue`. What is not understood is
//! refused, never guessed at.

use std::io::{self, BufRead, Read, Write};

/// Bounds on one request, in bytes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Bounds {
    /// The request line and all headers.
    pub(crate) head: usize,
    /// The body, without what frames its chunks.
    pub(crate) body: usize,
}

/// The request line and the headers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) method: String,
    /// As written, without the query.
    pub(crate) path: String,
    /// In order, the names in lower case.
    headers: Vec<(String, String)>,
    framing: Framing,
    /// Whether another request may follow on the same connection.
    pub(crate) keep_alive: bool,
}

/// How long the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Framing {
    Length(usize),
    Chunks,
}

/// Why there is no request.
#[derive(Debug)]
pub(crate) enum Problem {
    /// The connection ended, as connections do.
    Ended,
    /// The connection broke, or was silent for too long.
    Broken,
    /// The status to answer, and why; nothing more can be read afterwards.
    Refused(u16, String),
}

impl From<io::Error> for Problem {
    fn from(_: io::Error) -> Self {
        Self::Broken
    }
}

fn refused<T>(status: u16, why: impl Into<String>) -> Result<T, Problem> {
    Err(Problem::Refused(status, why.into()))
}

impl Head {
    /// Reads up to the empty line behind the headers.
    ///
    /// # Errors
    ///
    /// [`Problem::Ended`] when there is no further request; otherwise why this is none.
    pub(crate) fn read(reader: &mut impl BufRead, bounds: Bounds) -> Result<Self, Problem> {
        let mut left = bounds.head;
        let line = loop {
            match read_line(reader, &mut left)? {
                None => return Err(Problem::Ended),
                // A client may end its last request with an empty line too many.
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        let words: Vec<_> = line.split(' ').collect();
        let [method, target, version] = words[..] else {
            return refused(400, format!("{line:?} is no request line"));
        };
        if !matches!(version, "HTTP/1.1" | "HTTP/1.0") {
            return refused(505, format!("{version:?} is not spoken here, HTTP/1.1 is"));
        }
        let headers = read_headers(reader, &mut left)?;
        let path = target.split('?').next().unwrap_or_default().to_owned();
        let mut head =
            Self { method: method.to_owned(), path, headers, framing: Framing::Length(0), keep_alive: true };
        head.framing = head.find_framing(bounds)?;
        let says = |word| head.header("connection").is_some_and(|value| has_word(value, word));
        head.keep_alive = if version == "HTTP/1.0" { says("keep-alive") } else { !says("close") };
        Ok(head)
    }

    /// The first header of a name, which is in lower case.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Whether the client waits for leave to send the body.
    pub(crate) fn waits_for_leave(&self) -> bool {
        self.header("expect").is_some_and(|value| value.eq_ignore_ascii_case("100-continue"))
    }

    /// Reads the body. A client that waits for leave is given it.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub(crate) fn read_body(
        &self,
        reader: &mut impl BufRead,
        writer: &mut impl Write,
        bounds: Bounds,
    ) -> Result<Vec<u8>, Problem> {
        if self.waits_for_leave() && self.framing != Framing::Length(0) {
            writer.write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
            writer.flush()?;
        }
        let mut body = Vec::new();
        match self.framing {
            Framing::Length(length) => read_exactly(reader, length, &mut body)?,
            Framing::Chunks => read_chunks(reader, bounds, &mut body)?,
        }
        Ok(body)
    }

    fn find_framing(&self, bounds: Bounds) -> Result<Framing, Problem> {
        let all = |name: &str| -> Vec<&str> {
            let of_name = self.headers.iter().filter(|(known, _)| known == name);
            of_name.map(|(_, value)| value.as_str()).collect()
        };
        match (&all("transfer-encoding")[..], &all("content-length")[..]) {
            ([], []) => Ok(Framing::Length(0)),
            ([coding], []) if coding.eq_ignore_ascii_case("chunked") => Ok(Framing::Chunks),
            (codings, []) => refused(501, format!("Transfer-Encoding {codings:?} is not understood")),
            ([], [length]) => match length.parse() {
                // A sign is no digit, although `parse` takes one.
                Ok(length) if !length_has_sign(&all("content-length")) => within(length, bounds),
                _ => refused(400, format!("Content-Length {length:?} is no length")),
            },
            ([], _) => refused(400, "there is more than one Content-Length"),
            _ => refused(400, "a body has a length or comes in chunks, not both"),
        }
    }
}

fn length_has_sign(lengths: &[&str]) -> bool {
    lengths.iter().any(|length| length.starts_with('+'))
}

fn within(length: usize, bounds: Bounds) -> Result<Framing, Problem> {
    if length > bounds.body {
        return refused(413, format!("a body has at most {} bytes", bounds.body));
    }
    Ok(Framing::Length(length))
}

fn has_word(list: &str, word: &str) -> bool {
    list.split(',').any(|it| it.trim().eq_ignore_ascii_case(word))
}

fn read_headers(reader: &mut impl BufRead, left: &mut usize) -> Result<Vec<(String, String)>, Problem> {
    let mut headers = Vec::new();
    loop {
        let Some(line) = read_line(reader, left)? else { return Err(Problem::Broken) };
        if line.is_empty() {
            return Ok(headers);
        }
        match line.split_once(':') {
            Some((name, value)) if !name.is_empty() && !name.contains([' ', '\t']) => {
                headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
            }
            _ => return refused(400, format!("{line:?} is no header")),
        }
    }
}

/// A line without its end; `None` where the connection ended before it.
fn read_line(reader: &mut impl BufRead, left: &mut usize) -> Result<Option<String>, Problem> {
    let mut line = Vec::new();
    // One byte more than allowed tells a line that is too long from one that just fits.
    let read = reader.by_ref().take(*left as u64 + 1).read_until(b'\n', &mut line)?;
    if read > *left {
        return refused(431, "the request line and the headers are too long");
    }
    *left -= read;
    if read == 0 {
        return Ok(None);
    }
    if line.pop() != Some(b'\n') {
        return Err(Problem::Broken);
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    match String::from_utf8(line) {
        Ok(line) => Ok(Some(line)),
        Err(_) => refused(400, "request line and headers are text"),
    }
}

fn read_exactly(reader: &mut impl BufRead, length: usize, body: &mut Vec<u8>) -> Result<(), Problem> {
    // What a client promises takes no memory before it comes.
    let read = reader.by_ref().take(length as u64).read_to_end(body)?;
    if read < length { Err(Problem::Broken) } else { Ok(()) }
}

fn read_chunks(reader: &mut impl BufRead, bounds: Bounds, body: &mut Vec<u8>) -> Result<(), Problem> {
    loop {
        let Some(line) = read_line(reader, &mut bounds.head.clone())? else { return Err(Problem::Broken) };
        let digits = line.split(';').next().unwrap_or_default().trim();
        let size = match usize::from_str_radix(digits, 16) {
            Ok(size) if !digits.starts_with('+') => size,
            _ => return refused(400, format!("{digits:?} is no size of a chunk")),
        };
        if size > bounds.body - body.len() {
            return refused(413, format!("a body has at most {} bytes", bounds.body));
        }
        if size == 0 {
            read_headers(reader, &mut bounds.head.clone())?;
            return Ok(());
        }
        read_exactly(reader, size, body)?;
        let mut end = Vec::new();
        read_exactly(reader, 2, &mut end)?;
        if end != b"\r\n" {
            return refused(400, "a chunk ends with a line end");
        }
    }
}

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Response {
    pub(crate) status: u16,
    /// Beside those that frame the message.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// A sentence for people.
    pub(crate) fn plain(status: u16, sentence: &str) -> Self {
        let body = format!("{sentence}\r\n").into_bytes();
        Self { status, headers: Vec::new(), body }.with("Content-Type", "text/plain; charset=utf-8")
    }

    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Writes the answer; without its body where the request was for the head alone.
    pub(crate) fn write(&self, writer: &mut impl Write, keep_alive: bool, head_only: bool) -> io::Result<()> {
        let mut head = format!("HTTP/1.1 {} {}\r\n", self.status, reason(self.status));
        for (name, value) in &self.headers {
            head += &format!("{name}: {value}\r\n");
        }
        let connection = if keep_alive { "keep-alive" } else { "close" };
        head += &format!("Content-Length: {}\r\nConnection: {connection}\r\n\r\n", self.body.len());
        writer.write_all(head.as_bytes())?;
        if !head_only {
            writer.write_all(&self.body)?;
        }
        writer.flush()
    }
}

/// The phrase beside a status.
fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        301 => "Moved Permanently",
        302 => "Found",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        413 => "Content Too Large",
        415 => "Unsupported Media Type",
        417 => "Expectation Failed",
        431 => "Request Header Fields Too Large",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        505 => "HTTP Version Not Supported",
        _ => "Answer",
    }
}
