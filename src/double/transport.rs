//! HTTP answers without a SOAP message: what stands between client and server gives them, or a server that is
//! not itself.

use std::time::Duration;

use crate::reply::{Reply, Transport};

/// An HTTP answer in place of a SOAP message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Disguise {
    status: u16,
    transport: Transport,
    body: &'static str,
}

/// A page that says nothing about EWS.
const PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>\
                    <body><p>Something is not as it should be.<br>Try again later.</body></html>\n";

impl Disguise {
    #[track_caller]
    pub(super) fn new(status: u16) -> Self {
        assert!((100..600).contains(&status), "{status} is no HTTP status; those are from 100 to 599");
        Self { status, transport: Transport::default(), body: "" }
    }

    pub(super) fn html(mut self) -> Self {
        self.transport.content_type = Some("text/html; charset=utf-8".into());
        self.body = PAGE;
        self
    }

    pub(super) fn location(mut self, location: impl Into<String>) -> Self {
        self.transport.location = Some(location.into());
        self
    }

    pub(super) const fn retry_after(mut self, retry_after: Duration) -> Self {
        self.transport.retry_after = Some(retry_after);
        self
    }

    pub(super) fn www_authenticate(mut self, challenge: impl Into<String>) -> Self {
        self.transport.www_authenticate = Some(challenge.into());
        self
    }

    pub(super) fn reply(&self) -> Reply {
        Reply::of_transport(self.status, self.transport.clone(), self.body.into())
    }
}
