vcl 4.1;
# The site behind Varnish. Behind TLS (nginx) in front of it. See docs/caching.md.
# In the application's environment: FRONTEND_CACHE_URL=http://127.0.0.1:6081
# Start it with -p backend_idle_timeout=5: the application closes connections that rest for ten seconds, and what is sent
# in that moment would be lost.

import std;

backend default {
    .host = "127.0.0.1";  # CHANGE
    .port = "8000";
    .connect_timeout = 3s;
    .first_byte_timeout = 30s;
    .probe = {
        .request =
            "GET /healthz/live HTTP/1.1"
            "Host: campaign.example.org"  # CHANGE: one of ALLOWED_HOSTS
            "Connection: close";
        .interval = 1s;
        .timeout = 2s;
        .window = 3;
        .threshold = 2;
        .initial = 2;
    }
}

# Who may purge: the application.
acl purgers {
    "localhost";
    "127.0.0.1";
    "::1";
}

sub vcl_recv {
    if (req.method == "PURGE") {
        if (client.ip !~ purgers) {
            return (synth(405));
        }
        # A page is shown on others too (menus, lists, the landing page), so all of the host's copies go.
        ban("obj.http.x-campaign-host == " + req.http.host);
        return (synth(200, "Purged"));
    }
    unset req.http.x-forwarded-host;
    unset req.http.forwarded;
    # The application cannot tell these from what the proxy in front says; nginx drops such names by itself.
    unset req.http.x_forwarded_for;
    unset req.http.x_forwarded_proto;
    if (req.method != "GET" && req.method != "HEAD") {
        return (pass);
    }
    if (req.http.authorization || req.http.cookie ~ "(^|;\s*)(__Host-)?sessionid=" || req.url ~ "^/(admin|documents)/") {
        return (pass);
    }
    unset req.http.cookie;
    # New for each click, and nothing of ours reads them.
    set req.url = regsuball(req.url, "(?<=[?&])(fbclid|gclid|gbraid|wbraid|msclkid|twclid|igshid|mc_cid|mc_eid|utm_id)=[^&]*&?", "");
    set req.url = regsub(req.url, "[?&]$", "");
    # A healthy application gets a moment to answer anew; a dead one is stood in for by what is kept.
    if (std.healthy(req.backend_hint)) {
        set req.grace = 2s;
    }
    return (hash);
}

sub vcl_hash {
    hash_data(req.http.x-forwarded-proto);
}

sub vcl_backend_response {
    set beresp.http.x-campaign-host = bereq.http.host;
    set beresp.do_gzip = false;
    # To everybody without a session a page is gone or moved alike. The news takes the place of the copy from before,
    # which an outage would show again otherwise.
    if ((beresp.status == 301 || beresp.status == 302 || beresp.status == 307 || beresp.status == 308 ||
         beresp.status == 403 || beresp.status == 404 || beresp.status == 410) && !beresp.http.set-cookie) {
        set beresp.ttl = 2s;
        set beresp.grace = 1h;
        return (deliver);
    }
    if (beresp.http.cache-control !~ "public" || beresp.http.set-cookie || beresp.status != 200) {
        if (beresp.status >= 500 && bereq.is_bgfetch) {
            return (abandon);  # the old copy is better
        }
        set beresp.uncacheable = true;
        set beresp.ttl = 5s;
        return (deliver);
    }
    # What a petition counts is on its page: a purge tells of the rest.
    if (beresp.ttl > 2s) {
        set beresp.ttl = 2s;
    }
    set beresp.grace = 1h;
}

sub vcl_deliver {
    if (obj.hits > 0) {
        set resp.http.x-cache = "HIT";
    } else {
        set resp.http.x-cache = "MISS";
    }
    unset resp.http.x-campaign-host;
    unset resp.http.via;
    unset resp.http.x-varnish;
}
