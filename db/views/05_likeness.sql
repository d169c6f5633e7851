-- What tells addresses apart once the site is left out: path and query, without what sites and
-- advertisements add to them. Empty for a site's first page, which speaks for nothing.

create or replace macro address_path(address) as
rtrim(
    replace(
        regexp_replace(
            regexp_replace(lower(trim(address)), '^[a-z]+://[^/?#]*|#.*$', '', 'g'),
            '[?&](utm_[a-z]+|ysclid|yclid|gclid|fbclid|_openstat|etext)=[^&]*',
            '',
            'g'
        ),
        '?',
        '&'
    ),
    '/&'
);
