CREATE TABLE public.unheard (at timestamptz);
CREATE FUNCTION public.pg_notify(text, text) RETURNS void LANGUAGE sql
    AS 'INSERT INTO public.unheard VALUES (now())';
